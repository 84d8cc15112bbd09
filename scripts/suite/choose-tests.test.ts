import { describe, expect, it } from 'vitest';
import { chooseTests } from './choose-tests.ts';

const here = 'scripts/suite/choose-tests.test.ts';
const other = 'lib/http/language.test.ts';

describe('a pattern', () => {
  it.each([
    ['is part of a path, in whatever case', 'SUITE/choose'],
    ['is a whole path', here],
  ])('%s', (_title, pattern) => {
    const chosen = chooseTests([here, other], [pattern]);
    expect([chosen.files, chosen.titled.files]).toEqual([[here], []]);
  });

  it.each([
    ['in whatever case', 'That nothing HAS', 'a pattern that nothing has in it chooses nothing'],
    [
      'with that of its group',
      'a pattern > that nothing',
      'a pattern that nothing has in it chooses nothing',
    ],
    ['before its values are in it', 'is a title %s', 'a pattern is a title with its values'],
    ['when its values are in it', 'is a title with its values', 'a pattern is a title with its values'],
    ['with “quotes” and (brackets)', 'that has “quotes” (and', 'it that has “quotes” (and brackets)'],
  ])('is a title %s', (_title, pattern, full) => {
    const { files, titled } = chooseTests([here, other], [pattern, 'neither this']);
    expect([files, titled.files]).toEqual([[], [here]]);
    expect(full).toMatch(new RegExp(titled.pattern));
    expect('another title').not.toMatch(new RegExp(titled.pattern));
  });

  it('that has “quotes” (and brackets) is a text, not an expression', () => {
    expect('aXb').not.toMatch(new RegExp(chooseTests([], ['a.b']).titled.pattern));
  });

  it('that nothing has in it chooses nothing', () => {
    const { files, titled } = chooseTests([other], ['no such thing as this']);
    expect([files, titled.files]).toEqual([[], []]);
  });
});
