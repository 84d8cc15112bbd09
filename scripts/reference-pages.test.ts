import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksPage, contentPage } from './reference-pages.ts';

test('the reference of front matter is what the schemas say (npm run docs)', () => {
  expect(readFileSync('docs/content.md', 'utf8')).toBe(contentPage());
});

test('the reference of blocks is what the schemas and examples say (npm run docs)', async () => {
  expect(readFileSync('docs/blocks.md', 'utf8')).toBe(await blocksPage());
});
