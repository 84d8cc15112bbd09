/**
 * Whether a request's `Host` is the site's own. Loopback names are let through: health checks and the
 * proxy on the same machine use them, and pages never repeat the host that they were asked for.
 */
export function isAllowedHost(host: string | undefined, own: string): boolean {
  return host === own || /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host ?? '');
}
