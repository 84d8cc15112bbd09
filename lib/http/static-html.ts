/**
 * Takes everything out of Next's HTML that only a script could use: executable scripts, their preloads, the
 * page's data a second time, and the comments that mark places for hydration. Data blocks
 * (`application/ld+json`, `speculationrules`) stay. React escapes `<` in text and attributes, so a tag in
 * this HTML is always a tag.
 */
export function staticHtml(html: string): string {
  return html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (element, attributes: string) =>
      isData(attributes) ? element : '',
    )
    .replace(/<link\b[^>]*>/g, (link) =>
      isScriptPreload(link) ? '' : link.replace(/ data-precedence="[^"]*"/, ''),
    )
    .replace(/<meta name="next-size-adjust"[^>]*>/, '')
    .replace(/<!--(?:\/?[$&?!]|\s)*-->/g, '')
    .replace(/<!--\/?(?:\$|&)[^>]*-->/g, '')
    .replace(/<div hidden="">\s*<\/div>/g, '')
    .replace(/<template\b[^>]*><\/template>/g, '');
}

function isData(attributes: string): boolean {
  return /\btype="(?:application\/ld\+json|speculationrules)"/.test(attributes);
}

function isScriptPreload(link: string): boolean {
  return /\brel="modulepreload"/.test(link) || (/\brel="preload"/.test(link) && /\bas="script"/.test(link));
}
