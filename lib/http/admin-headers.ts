import type { ServerResponse } from 'node:http';

/** Pages below `/admin` have no script either; the studio, which has, brings a policy of its own. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A download is shown by nothing: whatever it holds, no browser may run it in our name. */
const downloadPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** The headers of everything below `/admin`, over those of the public site. */
export function setAdminHeaders(response: ServerResponse, kind: 'page' | 'download' = 'page'): void {
  response.setHeader('Content-Security-Policy', kind === 'page' ? policy : downloadPolicy);
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'same-origin');
}

/** `attachment` with the name in both spellings of RFC 6266, so that every browser shows it right. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
