/** Whether a link may lead to an address: the web, mail, telephone, or a place of this site. */
export function isSafeAddress(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore these characters in addresses
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(href.replace(/[\u0000-\u0020]+/g, ''))?.[1]?.toLowerCase();
  return scheme === undefined ? !/^[\\/]{2}|^[\\]/.test(href) : /^(?:https?|mailto|tel)$/.test(scheme);
}
