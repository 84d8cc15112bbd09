import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { publicHeaders } from '#lib/http/headers.ts';

const empty = Buffer.from(
  '<!doctype html>\n<html lang="es">\n<head><title>–</title></head>\n<body></body>\n</html>\n',
);

/**
 * The page that stands in the studio's frame: empty, with the policy of public pages, so that what the studio
 * puts into it may do what it may do in public, and nothing else. Only this site may frame it.
 */
export function previewFrame(peertubeHosts: () => readonly string[]): AdminRoute {
  return {
    method: 'GET',
    path: '/admin/preview',
    role: 'editor',
    async run() {
      const { 'Content-Security-Policy': policy = '' } = publicHeaders({
        isHttps: false,
        peertubeHosts: peertubeHosts(),
      });
      return {
        kind: 'frame',
        body: empty,
        policy: policy.replace(/frame-ancestors [^;]+/, "frame-ancestors 'self'"),
      };
    },
  };
}
