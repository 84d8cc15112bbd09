/** Longer words of errors are mostly the data that they are about. */
const longest = 500;

/**
 * Takes out of a text what may be somebody's: e-mail addresses, passwords in addresses, what stands after a
 * question mark, and the keys of private links.
 */
export function redact(text: string): string {
  return text
    .slice(0, 4 * longest)
    .replaceAll(/\/\/[^\s/@]+@/g, '//…@')
    .replaceAll(/[^\s<>"'«»“”(),;:…/]+@[^\s<>"'«»“”(),;:]+/g, '…@…')
    .replaceAll(/(\/[^\s?"']*)\?[^\s"']+/g, '$1?…')
    .replaceAll(/\/(?=[\w-]*[A-Z])[\w-]{16,}/g, '/…')
    .slice(0, longest);
}
