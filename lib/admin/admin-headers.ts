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

/** Decap sets styles from its script and shows what is being uploaded from memory; the preview is a frame. */
const studioPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "frame-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A download is shown by nothing: whatever it holds, no browser may run it in our name. */
const downloadPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

const policies = { page: policy, studio: studioPolicy, download: downloadPolicy };

/** The headers of everything below `/admin`, over those of the public site. */
export function setAdminHeaders(response: ServerResponse, kind: keyof typeof policies = 'page'): void {
  response.setHeader('Content-Security-Policy', policies[kind]);
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'same-origin');
  // Under it, the frame of the preview could not hold the players of other sites.
  if (kind === 'studio') response.removeHeader('Cross-Origin-Embedder-Policy');
}

/** The headers of a page that only the studio frames; players need to know from which site they are asked. */
export function setFrameHeaders(response: ServerResponse, policy: string): void {
  setAdminHeaders(response);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.removeHeader('Cross-Origin-Embedder-Policy');
}

/** `attachment` with the name in both spellings of RFC 6266, so that every browser shows it right. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
