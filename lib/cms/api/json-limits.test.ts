import { expect, it } from 'vitest';
import { createJsonLimits } from './json-limits.ts';

const allows = (...chunks: string[]) => {
  const limits = createJsonLimits();
  return chunks.every((chunk) => limits.allow(Buffer.from(chunk)));
};

it('lets through what the studio sends, brackets within texts included', () => {
  const raw = `---\ntitle: "a"\n---\n${'[{'.repeat(100_000)}`;
  expect(allows(JSON.stringify({ action: 'preview', params: { path: 'content/x.md', raw } }))).toBe(true);
  const files = Array.from({ length: 1000 }, (_, index) => ({ path: `content/pages/es/${index}.md` }));
  expect(allows(JSON.stringify({ action: 'entriesByFiles', params: { files } }))).toBe(true);
});

it('counts across chunks, wherever they are cut', () => {
  expect(allows('["', '[[', '\\', '"', '[', '"]')).toBe(true);
  expect(allows(...'['.repeat(31))).toBe(false);
});

it.each([
  ['lists in lists', '['.repeat(180_000)],
  ['objects in objects', '{"a":'.repeat(100_000)],
  ['many values', `[${'0,'.repeat(60_000)}0]`],
  ['many empty lists', `[${'[],'.repeat(60_000)}0]`],
])('stops at %s', (_, json) => {
  expect(allows(json)).toBe(false);
});
