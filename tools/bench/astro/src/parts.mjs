import page from './page.html?raw';

/**
 * Head, header, each section, footer: a component each, as a site has them. Together they are the page's very
 * bytes. Split once, as templates are compiled once.
 */
export const parts = page.split(/(?=<(?:head|body|header|main|section|footer)\b)/);
