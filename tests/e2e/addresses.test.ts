import { describe, expect, it } from 'vitest';
import { parseMarkup } from '#tests/markup.ts';
import { collect, fetchPage, origin, sitemapPaths } from './site.ts';

const paths = await sitemapPaths();

async function headOf(path: string) {
  const markup = parseMarkup((await fetchPage(path)).html);
  const canonical = markup.all('link', ({ rel }) => String(rel) === 'canonical')[0]?.properties.href;
  const alternates = markup
    .all('link', ({ rel, hrefLang }) => String(rel) === 'alternate' && hrefLang !== undefined)
    .map(({ properties }): [string, string] => [String(properties.hrefLang), String(properties.href)]);
  return { canonical: String(canonical), alternates: Object.fromEntries(alternates) };
}

describe('the addresses of the contract', () => {
  it.each([
    ['es-ES,es;q=0.9,en;q=0.8', '/es'],
    ['en-GB,en;q=0.9', '/en'],
    ['fr,en;q=0.5,es;q=0.4', '/en'],
    ['fr', '/es'],
    ['', '/es'],
  ])('/ leads who accepts “%s” to %s', async (language, target) => {
    const { status, headers } = await fetchPage('/', { 'accept-language': language });
    expect(status).toBe(307);
    expect(new URL(headers.get('location') ?? '', origin).pathname).toBe(target);
    expect(headers.get('vary')).toContain('Accept-Language');
  });

  it.each([
    ['/es/services', '/es/servicios'],
    ['/en/servicios', '/en/services'],
    ['/es/services/democratic-funding/', '/es/servicios/democratic-funding'],
    ['/en/services/democratic-funding/', '/en/services/democratic-funding'],
    ['/EN/Services/Democratic-Funding', '/en/services/democratic-funding'],
    ['/en/home', '/en'],
    ['/es/home', '/es'],
    ['/es/', '/es'],
    ['/es/contact', '/es/contacto'],
    ['/en/contacto', '/en/contact'],
  ])('%s answers 308 to %s', async (path, target) => {
    const { status, headers } = await fetchPage(path);
    expect([status, new URL(headers.get('location') ?? '', origin).pathname]).toEqual([308, target]);
  });

  it.each(['/es/about-us', '/en/about-us'])('%s answers 308 to a page that is there', async (path) => {
    const { status, headers } = await fetchPage(path);
    expect(status).toBe(308);
    expect((await fetchPage(headers.get('location') ?? '')).status).toBe(200);
  });

  it.each([
    '/es/no-existe',
    '/en/services/none',
    '/xx',
    '/es/servicios/a/b',
    '/es/servicios/pagina/99',
    '/robots.php',
  ])('%s answers 404', async (path) => {
    expect((await fetchPage(path)).status).toBe(404);
  });

  it('keep the page when a link is copied with a query', async () => {
    expect((await fetchPage('/es?utm_source=mail')).status).toBe(200);
  });
});

describe('the sitemap', () => {
  it('names the pages of both languages', () => {
    expect(paths.filter((path) => path.startsWith('/es/servicios/')).length).toBeGreaterThanOrEqual(10);
    expect(paths.filter((path) => path.startsWith('/en/services/')).length).toBeGreaterThanOrEqual(10);
    expect(paths).toEqual(expect.arrayContaining(['/es', '/en', '/es/contacto', '/en/contact']));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('is one file, as long as one may name all pages', async () => {
    const { headers, html } = await fetchPage('/sitemap.xml');
    expect(headers.get('content-type')).toBe('application/xml');
    expect(html).toContain('<urlset ');
    expect((await fetchPage('/sitemap/1.xml')).status).toBe(404);
  });

  it.each(paths)('%s is there, under its canonical address', async (path) => {
    expect((await fetchPage(path)).status).toBe(200);
    expect((await headOf(path)).canonical).toBe(origin + path);
  });

  it.each(paths)('%s and its versions in other languages name each other', async (path) => {
    const { alternates } = await headOf(path);
    const versions = Object.entries(alternates).filter(([language]) => language !== 'x-default');
    if (versions.length === 0) return expect(alternates).toEqual({});
    expect(Object.values(alternates)).toContain(origin + path);
    expect(alternates['x-default']).toBeDefined();
    for (const [, href] of versions) {
      expect((await headOf(new URL(href).pathname)).alternates).toEqual(alternates);
    }
  });
});

describe('links', () => {
  it('lead somewhere, without a detour', async () => {
    const seen = new Map<string, { status: number; html: string }>();
    const waiting = new Map([
      ['/es', 'the start'],
      ['/en', 'the start'],
    ]);
    const broken: string[] = [];
    while (waiting.size > 0) {
      const batch = [...waiting];
      waiting.clear();
      const found = await collect(
        batch,
        async ([path, from]) => {
          const { status, html, headers } = await fetchPage(path);
          const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
          seen.set(path, { status, html: isPage ? html : '' });
          if (status !== 200) broken.push(`${path} answers ${status}, from ${from}`);
          return isPage ? linksOf(html, path).map((target): [string, string] => [target, path]) : [];
        },
        6,
      );
      for (const [target, from] of found) if (!seen.has(target)) waiting.set(target, from);
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(paths.length);
    expect(paths.filter((path) => !seen.has(path))).toEqual([]);
  });

  it.each(paths)('within %s lead to a place that is there', async (path) => {
    const markup = parseMarkup((await fetchPage(path)).html);
    const targets = markup.values('a', 'href').filter((href) => href.startsWith('#'));
    const ids = new Set(idsOf(markup));
    expect(targets.filter((href) => !ids.has(decodeURIComponent(href.slice(1))))).toEqual([]);
  });

  it('to other sites open no hole', async () => {
    const pages = await Promise.all(paths.map(async (path) => parseMarkup((await fetchPage(path)).html)));
    const opened = pages.flatMap((markup) => markup.all('a', ({ target }) => target === '_blank'));
    expect(opened.filter(({ properties }) => !String(properties.rel).includes('noopener'))).toEqual([]);
  });
});

describe('files for machines', () => {
  it.each(['/es/feed.xml', '/en/feed.xml'])('%s is an Atom feed of pages that are there', async (path) => {
    const { html, headers } = await fetchPage(path);
    expect(headers.get('content-type')).toMatch(/^application\/atom\+xml/);
    const hrefs = [...html.matchAll(/<entry>.*?<link[^>]*href="([^"]+)"/gs)].map(
      ([, href]) => new URL(href ?? ''),
    );
    expect(hrefs.length).toBeGreaterThan(0);
    const answers = await Promise.all(hrefs.slice(0, 3).map((url) => fetchPage(url.pathname)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('robots.txt names the sitemap', async () => {
    expect((await fetchPage('/robots.txt')).html).toContain(`${origin}/sitemap.xml`);
  });

  it('security.txt says whom to tell, and until when that holds (RFC 9116)', async () => {
    const { html } = await fetchPage('/.well-known/security.txt');
    expect(html).toMatch(/^Contact: (?:mailto:|https:)/m);
    const [, expires] = /^Expires: (.+)$/m.exec(html) ?? [];
    expect(Date.parse(expires ?? '')).toBeGreaterThan(Date.now());
  });

  it('llms.txt links pages that are there', async () => {
    const { html } = await fetchPage('/llms.txt');
    const urls = [...html.matchAll(/\]\((http[^)]+)\)/g)].map(([, url]) => new URL(url ?? ''));
    const own = urls.filter((url) => url.origin === origin);
    expect(own.length).toBeGreaterThan(10);
    expect((await fetchPage(own.at(-1)?.pathname ?? '')).status).toBe(200);
  });

  it('health says that it serves', async () => {
    const { status, html } = await fetchPage('/api/health');
    expect(status).toBe(200);
    expect(JSON.parse(html)).toMatchObject({ status: 'ok' });
  });
});

/** The addresses of this site in a page, without fragments. */
function linksOf(html: string, path: string): string[] {
  const markup = parseMarkup(html);
  const sets = [...markup.values('img', 'srcSet'), ...markup.values('source', 'srcSet')];
  const written = [
    ...markup.values('a', 'href'),
    ...markup.values('link', 'href'),
    ...markup.values('img', 'src'),
    ...sets.flatMap((set) => set.split(/,\s+/).map((candidate) => candidate.split(' ')[0] ?? '')),
  ];
  const urls = written
    .filter((href) => URL.canParse(href, origin + path))
    .map((href) => new URL(href, origin + path));
  return [...new Set(urls.filter((url) => url.origin === origin).map((url) => url.pathname + url.search))];
}

function idsOf(markup: ReturnType<typeof parseMarkup>): string[] {
  return markup.everything().flatMap(({ properties }) => (properties.id ? [String(properties.id)] : []));
}
