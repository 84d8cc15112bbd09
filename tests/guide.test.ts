import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';

const guide = join('docs', 'guide');
const targets = /\]\(([^)]+)\)/g;

describe("the editor's guide", () => {
  const pages = localeCodes.flatMap((locale) =>
    readdirSync(join(guide, locale)).map((name) => join(guide, locale, name)),
  );
  const linked = new Set<string>();

  it.each(pages)('%s leads only to what is there', (page) => {
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(targets)) {
      const path = join(page, '..', target);
      linked.add(path);
      expect(existsSync(path), `${page} → ${target}`).toBe(true);
    }
  });

  it('shows every picture that is kept, and has as many pages in each language', () => {
    const pictures = readdirSync(join(guide, 'images')).map((name) => join(guide, 'images', name));
    expect(pictures.filter((path) => !linked.has(path))).toEqual([]);
    const counts = localeCodes.map((locale) => readdirSync(join(guide, locale)).length);
    expect(new Set(counts).size).toBe(1);
  });
});
