/** Where somebody signs in who then wants to go on to `next`. */
export function signInAddress(next: string | null): string {
  const path = localPath(next);
  return path === '/admin' ? '/admin/sign-in' : `/admin/sign-in?next=${encodeURIComponent(path)}`;
}

/**
 * The address to go on to after signing in: `wanted` if it is a page below `/admin` of this site, else `/admin`.
 * Nothing that a browser could read as another site gets through (`//host`, `\host`, control characters).
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 2000 || !URL.canParse(wanted, 'http://site.invalid')) return '/admin';
  const url = new URL(wanted, 'http://site.invalid');
  const isOurs = url.origin === 'http://site.invalid' && /^\/admin(?:\/|$)/.test(url.pathname);
  return isOurs && !/^\/admin\/sign-(?:in|out)(?:\/|$)/.test(url.pathname)
    ? url.pathname + url.search
    : '/admin';
}
