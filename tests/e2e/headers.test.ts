import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMarkup } from '#tests/markup.ts';
import { allPaths, fetchPage, origin } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const everywhere: Record<string, string> = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const pages = await allPaths();
const home = parseMarkup((await fetchPage('/es')).html);
const links = (rel: string) => home.all('link', (properties) => String(properties.rel).includes(rel));
const assets = [...links('stylesheet'), ...links('preload'), ...links('icon'), ...links('manifest')].map(
  ({ properties }) => String(properties.href),
);
const machineFiles = [
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/es/feed.xml',
  '/en/feed.xml',
  '/.well-known/security.txt',
];
const redirects = ['/', '/es/services/democratic-funding/', '/en/home', '/es/about-us', '/ES'];
const openGraphImage = home.all('meta', ({ property }) => property === 'og:image')[0]?.properties.content;

function lacking(headers: Headers): string[] {
  return Object.entries(everywhere)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name]) => `${name}: ${headers.get(name)}`);
}

describe('a page', () => {
  it.each(pages)('%s carries the whole policy', async (path) => {
    const { headers, html } = await fetchPage(path);
    expect(lacking(headers)).toEqual([]);
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(directives.filter((directive) => !policy.includes(directive))).toEqual([]);
    expect(policy.find((directive) => directive.startsWith('frame-src'))).toMatch(
      /^frame-src https:\/\/www\.youtube-nocookie\.com/,
    );
    const embedder = headers.get('cross-origin-embedder-policy');
    expect(embedder).toBe(/data-player|<iframe/.test(html) ? null : 'credentialless');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('every other answer', () => {
  it.each([...new Set([...assets, ...machineFiles])])('%s is there and carries the headers', async (path) => {
    const { status, headers } = await fetchPage(path);
    expect(status).toBe(200);
    expect(lacking(headers)).toEqual([]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toBeNull();
  });

  it.each(redirects)('%s redirects and carries the headers', async (path) => {
    const { status, headers } = await fetchPage(path);
    expect([307, 308]).toContain(status);
    expect(lacking(headers)).toEqual([]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is as strict for the picture that other sites show', async () => {
    const { status, headers } = await fetchPage(String(openGraphImage));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/png');
    expect(lacking(headers)).toEqual([]);
  });

  it('is as strict for uploads, found or not', async () => {
    const uploads = [...new Set((await fetchPage('/es')).html.match(/\/media\/[^"\s?]+/g) ?? [])].slice(0, 5);
    expect(uploads.length).toBeGreaterThan(0);
    for (const path of [...uploads, '/media/none.jpg', '/media/%5c']) {
      const { headers } = await fetchPage(path);
      expect(lacking(headers), path).toEqual([]);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
    }
  });

  it('is as strict where a request is refused', async () => {
    const answer = await fetch(`${origin}/es`, { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET');
    expect(lacking(answer.headers)).toEqual([]);
  });

  it('never upgrades a connection', async () => {
    const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const outcome = new Promise<string>((resolve) => {
      const { port } = new URL(origin);
      const asked = request({ host: '127.0.0.1', port, path: '/es', headers: upgrade });
      asked.on('upgrade', () => resolve('upgraded'));
      asked.on('response', (answer) => resolve(`answered ${answer.statusCode}`));
      asked.on('error', () => resolve('closed'));
      asked.end();
    });
    expect(await outcome).not.toBe('upgraded');
  });
});

describe('behind https', () => {
  const hosts =
    '---\npeertube_hosts: [Tube.Example, tube–example.org, "📺", "a.example; script-src *"]\n---\n';
  let site: SiteCopy;
  beforeAll(async () => {
    site = await startSiteCopy({
      env: { SITE_URL: 'https://www.example.org' },
      prepare: (contentDir) => writeFile(join(contentDir, 'settings/es/video.md'), hosts),
    });
  });
  afterAll(() => site.stop());

  function ask(host: string): Promise<{ status: number; headers: Record<string, unknown>; html: string }> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(site.origin);
      request({ host: '127.0.0.1', port, path: '/es', headers: { host } }, async (answer) => {
        const parts = await answer.toArray();
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          html: Buffer.concat(parts).toString(),
        });
      })
        .on('error', reject)
        .end();
    });
  }

  it('pages insist on it', async () => {
    const { status, headers, html } = await ask('www.example.org');
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains; preload');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(html).toContain('<link rel="canonical" href="https://www.example.org/es"');
  });

  it('hosts in git that no header can carry are left out, and health asks a page', async () => {
    const policy = String((await ask('www.example.org')).headers['content-security-policy']);
    expect(policy).toMatch(/frame-src [^;]+ https:\/\/player\.vimeo\.com https:\/\/tube\.example;/);
    const health = await fetch(`${site.origin}/api/health`);
    expect([health.status, await health.json()]).toMatchObject([200, { page: 'ok' }]);
  });

  it('other hosts are refused', async () => {
    expect((await ask('evil.example')).status).toBeGreaterThanOrEqual(400);
  });
});
