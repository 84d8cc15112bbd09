import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Rows of `docs/faults.md`: the last cell names tests by file and title. */
const rows = readFileSync('docs/faults.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!Fault |-)/.test(line))
  .map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

it('finds the faults', () => {
  expect(rows.length).toBeGreaterThan(25);
});

it.each(rows)('%s: is proven by tests that there are', (_fault, _outcome, proof = '') => {
  const named = proof.split(/; (?=`)/).map((part) => /^`(?<file>[^`]+)` “(?<titles>.*)”$/.exec(part)?.groups);
  for (const groups of named) {
    const { file = '', titles = '' } = groups ?? {};
    const source = readFileSync(file, 'utf8');
    for (const title of titles.split('”, “')) expect(source).toContain(`'${title}'`);
  }
});
