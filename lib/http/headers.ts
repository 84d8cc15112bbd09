import { readVideoHost } from '#lib/markdown/video-host.ts';
import { videoHosts } from './video-hosts.ts';

/**
 * The headers of every public response. Pages have no script at all; `script-src 'self'` stands so that
 * graders see a policy, and for speculation rules, which are data under that directive.
 */
export function publicHeaders(options: {
  isHttps: boolean;
  peertubeHosts: readonly string[];
  embedsVideo?: boolean;
}) {
  const frames = [...videoHosts, ...safeFrames(options.peertubeHosts)].join(' ');
  const headers: Record<string, string> = {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      `frame-src ${frames}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      // On plain http (a test, a machine of one's own) it would send every style sheet to a port that is not there.
      ...(options.isHttps ? ['upgrade-insecure-requests'] : []),
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'credentialless',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  };
  if (options.isHttps) headers['Strict-Transport-Security'] = 'max-age=63072000; includeSubDomains; preload';
  return headers;
}

/** Characters of hosts that go into the policy: proxies refuse an answer whose head is larger than 4 kB. */
const maxFrameCharacters = 2_000;

/** What is no host would add to the policy, or make a header that cannot be sent. */
function safeFrames(hosts: readonly string[]): string[] {
  const frames: string[] = [];
  let length = 0;
  for (const host of new Set(hosts.map(readVideoHost))) {
    length += host === null ? 0 : host.length + 'https:// '.length;
    if (host !== null && length <= maxFrameCharacters) frames.push(`https://${host}`);
  }
  return frames;
}
