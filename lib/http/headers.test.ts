import { validateHeaderValue } from 'node:http';
import { expect, it } from 'vitest';
import { publicHeaders } from './headers.ts';

function policyFor(peertubeHosts: readonly string[]): string {
  const headers = publicHeaders({ isHttps: true, peertubeHosts });
  for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
  return headers['Content-Security-Policy'] ?? '';
}

it('lets in players of hosts, and nothing that is none', () => {
  const plain = policyFor([]);
  const hosts = ['Tube.Example', 'vídeos.example', 'tube.example:8443'];
  const wrong = ['tube–example', '📺', "'self' *", 'a.example; script-src *', 'a.example\r\nX-Evil: 1', '*'];
  expect(policyFor([...hosts, ...wrong])).toBe(
    plain.replace(
      'https://player.vimeo.com',
      'https://player.vimeo.com https://tube.example https://xn--vdeos-zsa.example https://tube.example:8443',
    ),
  );
});

it('stays short enough for a proxy, however many hosts there are', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => `tube-${at}.example`);
  expect(policyFor(many).length).toBeLessThan(3_000);
});

it('asks for HTTPS from then on only where the site has it', () => {
  expect(publicHeaders({ isHttps: true, peertubeHosts: [] })['Strict-Transport-Security']).toMatch(
    /^max-age=\d{8}/,
  );
  expect(publicHeaders({ isHttps: false, peertubeHosts: [] })).not.toHaveProperty(
    'Strict-Transport-Security',
  );
});
