import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderFixture } from '#tests/render-fixture.ts';

const root = join(import.meta.dirname, 'fixtures');
const folders = readdirSync(root);

/** The content cases that this folder answers for; the others belong to lib/content and the blocks. */
const cases = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 21, 22, 23, 24, 25, 26, 27, 31, 32, 34];

describe('a fixture', () => {
  it.each(cases)('stands for content case %i', (number) => {
    expect(folders.some((name) => name.startsWith(`${String(number).padStart(2, '0')}-`))).toBe(true);
  });

  it.each(folders)('%s comes out as expected', (name) => {
    const expected = (file: string) => join(root, name, file);
    expect(existsSync(expected('output.html')), 'output.html').toBe(true);
    expect(existsSync(expected('problems.json')), 'problems.json').toBe(true);
    const { output, problems } = renderFixture(join(root, name));
    expect(output).toBe(readFileSync(expected('output.html'), 'utf8'));
    expect(problems).toEqual(JSON.parse(readFileSync(expected('problems.json'), 'utf8')));
  });
});
