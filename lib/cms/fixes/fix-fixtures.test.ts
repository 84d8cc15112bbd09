import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { messyDocument } from '#tests/doubles/messy-documents.ts';
import { renderReadably } from '#tests/render-fixture.ts';
import { findFix } from './find-fix.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'markdown', 'fixtures');

const documents = [
  ...readdirSync(fixtures).map((name) => ({
    name,
    locale: name.endsWith('-en') ? ('en' as const) : ('es' as const),
    text: `---\ntitle: Prueba\n---\n${readFileSync(join(fixtures, name, 'input.md'), 'utf8')}`,
  })),
  ...Array.from({ length: 80 }, (_, seed) => ({
    name: `messy document ${seed}`,
    locale: 'es' as const,
    text: messyDocument(seed).text,
  })),
];

/** What readers get of a file, blank space folded, and what is wrong with its text. */
function read(text: string, locale: 'es' | 'en') {
  const { body, bodyLine } = readFrontMatter(text);
  const { output, problems } = renderReadably(body, { locale, firstLine: bodyLine });
  return { output: output.replace(/\s+/g, ' ').replace(/ (?=<\/?(?:p|li|h\d))/g, ''), problems };
}

function count(problems: readonly BodyProblem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe.each(documents)('in $name', ({ text, locale }) => {
  const before = read(text, locale);
  const fixes = before.problems.flatMap((problem) => {
    const fix = findFix(problem, text);
    return fix ? [{ problem, fix }] : [];
  });

  it('each fix takes its problem away, brings no other, and leaves what readers get as it is', () => {
    for (const { problem, fix } of fixes) {
      const after = read(fix.text, locale);
      const [had, has] = [count(before.problems), count(after.problems)];
      const words = JSON.stringify(problem);
      expect(has[problem.code] ?? 0, words).toBeLessThan(had[problem.code] ?? 0);
      for (const [code, number] of Object.entries(has))
        expect(number, words).toBeLessThanOrEqual(had[code] ?? 0);
      // The block itself puts figures into the page's format, after this.
      if (problem.code !== 'figure-format') expect(after.output, words).toBe(before.output);
    }
  });
});
