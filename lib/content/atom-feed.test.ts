import { expect, test } from 'vitest';
import { atomFeed } from './atom-feed.ts';
import type { ListedPage, SiteListing } from './site-listing.ts';

function page(name: string, modified: string | null, more: Partial<ListedPage> = {}): ListedPage {
  const version = {
    href: `/es/${name}`,
    title: `${name} & co.`,
    description: () => `Sobre ${name}.`,
    modified,
  };
  return { kind: 'entry', collection: 'pages', versions: { es: version }, ...more };
}

function titlesOf(pages: ListedPage[]): string[] {
  const listing: SiteListing = { siteUrl: 'https://site.example', pages };
  return [...atomFeed(listing, { locale: 'es' }).matchAll(/<entry><title>(\w+)/g)].map(
    ([, name = '']) => name,
  );
}

test('begins with what was changed last, and leaves out what is made of others', () => {
  const pages = [
    page('old', '2026-01-01T00:00:00Z'),
    page('new', '2026-03-01T00:00:00Z'),
    page('list', null, { kind: 'list' }),
    page('middle', '2026-02-01T00:00:00+02:00'),
    page('english', '2026-04-01T00:00:00Z', { versions: {} }),
  ];
  expect(titlesOf(pages)).toEqual(['new', 'middle', 'old']);
});

test('names thirty at most, each by its own address, in escaped words', () => {
  const pages = Array.from({ length: 40 }, (_, index) =>
    page(`p${index}`, new Date(Date.UTC(2026, 0, index + 1)).toISOString()),
  );
  expect(titlesOf(pages)).toHaveLength(30);
  const feed = atomFeed({ siteUrl: 'https://site.example', pages }, { locale: 'es' });
  expect(feed).toContain('<title>p39 &#38; co.</title><id>https://site.example/es/p39</id>');
  expect(feed).toContain('<updated>2026-02-09T00:00:00.000Z</updated>');
});
