/** Addresses below `/api/` that stand in the log as they are; whatever else is asked for there is `/api/*`. */
const api = new Set(['/api/cms', '/api/cms/media', '/api/webhook']);

/** The pattern of an address below `/api/`. */
export function apiPattern(path: string): string {
  if (path.startsWith('/api/auth/')) return '/api/auth/*';
  return api.has(path) ? path : '/api/*';
}

/** The pattern of a page below `/admin`: what is no plain word is an id, a key or somebody's address. */
export function adminPattern(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[a-z][a-z-]{0,19}$/.test(part) || part === '' ? part : ':id'))
    .slice(0, 6)
    .join('/');
}

/** An address without what stands after the question mark. */
export function pathOf(address: string): string {
  const end = address.indexOf('?');
  return end < 0 ? address : address.slice(0, end);
}
