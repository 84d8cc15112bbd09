import { describe, expect, it } from 'vitest';
import { scriptTraces } from '#tests/script-traces.ts';
import { allPaths, fetchPage, origin, testBrowser } from './site.ts';

const browser = testBrowser();
const paths = await allPaths();

/** What Next's own client would send to get a page's data instead of the page. */
const clients: Record<string, Record<string, string>> = {
  'a browser': { accept: 'text/html' },
  "Next's client": { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%5D', 'Next-Url': '/es' },
  'a prefetch': { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
};

describe.each(Object.entries(clients))('to %s', (_name, headers) => {
  it.each(paths)('%s is sent without script and without its data a second time', async (path) => {
    const { html, headers: answered } = await fetchPage(path, headers);
    expect(answered.get('content-type')).toBe('text/html; charset=utf-8');
    expect(scriptTraces(html)).toEqual([]);
  });
});

it.each(['/es?_rsc=abcde', '/en/contact?_rsc=1', '/es/no-existe?_rsc=1'])(
  '%s is the page as well',
  async (path) => {
    const { html } = await fetchPage(path, { RSC: '1' });
    expect(scriptTraces(html)).toEqual([]);
  },
);

it('does not answer under the addresses that Next uses inside', async () => {
  const inside = [
    '/es.rsc',
    '/es/index.rsc',
    '/es/not-found-page',
    '/es/error-page',
    '/es/gone-page',
    '/_next/data/x/es.json',
  ];
  const answers = await Promise.all(inside.map(async (path) => [path, (await fetchPage(path)).status]));
  expect(answers).toEqual(inside.map((path) => [path, 404]));
});

it.each(['/es', '/en', '/es/no-existe'])(
  '%s runs nothing and complains of nothing in a real browser',
  async (path) => {
    const context = await browser().newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    const scripts: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    await context.close();
    expect(scripts).toEqual([]);
    // The browser's own note on an answer of 404 is no fault of the page.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  },
);
