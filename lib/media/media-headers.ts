import type { MediaKind } from './media-type.ts';

const base = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a file may do when it is opened by itself: nothing but look like itself. */
const policies: Record<MediaKind, string> = {
  raster: `${base}; style-src 'unsafe-inline'; img-src 'self' data:`,
  // A drawing is a document: without `sandbox`, scripts in it would run in the site's name.
  vector: `${base}; sandbox; style-src 'unsafe-inline'; img-src data:`,
  // Browsers' own PDF viewers are plugins, which `sandbox` would forbid.
  document: `${base}; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:`,
  video: `${base}; style-src 'unsafe-inline'; media-src 'self'`,
  audio: `${base}; style-src 'unsafe-inline'; media-src 'self'`,
  download: `${base}; sandbox`,
};

/** The headers that every answer with a file of that kind carries. */
export function mediaHeaders(kind: MediaKind, type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policies[kind],
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(kind === 'download' && { 'Content-Disposition': 'attachment' }),
  };
}

/** How long an answer may be kept: for good where the address names the version that was sent. */
export function cacheControl(isVersioned: boolean): string {
  return isVersioned ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}
