/** Where the files of the media folder are found on the site. */
export const mediaPrefix = '/media/';

/**
 * The names by which a file that an author wrote may be known, most literal first: `/media/a%20b.jpg` may be a
 * file called just so, or `a b.jpg` (content case 20). Empty where the address leads elsewhere.
 */
export function writtenPaths(src: string): string[] {
  const path = src.trim().replace(/^(?:\.{0,2}\/)?(?:public\/)?media\//, '');
  if (path === src.trim() || isUnsafe(path)) return [];
  const bare = path.replace(/[?#].*$/s, '');
  const forms = [path, bare, decode(path), decode(bare)];
  return [...new Set(forms)]
    .filter((form) => form !== null && !isUnsafe(form))
    .map((form) => pathKey(form ?? ''));
}

/** The path within the media folder that a request asks for; `null` if no honest address looks like that. */
export function requestedPath(url: string): string | null {
  const path = decode(url.slice(mediaPrefix.length).replace(/[?#].*$/s, ''));
  return path === null || isUnsafe(path) ? null : path;
}

/** One key for all Unicode forms of a path: macOS writes accents decomposed, everybody else composed. */
export function pathKey(path: string): string {
  return path.normalize('NFC');
}

/** Whether any part of a path starts with a dot: such files (`.git`, `.htpasswd`) are nobody's business. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

function isUnsafe(path: string): boolean {
  return path.split('/').includes('..') || /[\\\p{Cc}]/u.test(path);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
