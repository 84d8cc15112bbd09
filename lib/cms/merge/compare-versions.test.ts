import { describe, expect, it } from 'vitest';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { compareVersions } from './compare-versions.ts';
import { mergeVersions, type VersionChoice } from './merge-versions.ts';

const base = `---
# Revisar
title: Uno
order: 01   # primero
tags: [a, b]
---
## Título

Primero.

- a
- b



Tercero.
`;
const mine = base.replace('Uno', 'Mío').replace('Primero.', 'Primero mío.').replace('- b\n', '- b\n- c\n');
const theirs = base.replace('Uno', 'Suyo').replace('[a, b]', '[a]').replace('Tercero.', 'Tercero suyo.');
const merge = (own: string, other: string, choices: Record<string, VersionChoice> = {}) =>
  mergeVersions({ base, mine: own, theirs: other, blocks }, choices);

describe('compareVersions', () => {
  it('says field by field and block by block who changed what', () => {
    const changes = compareVersions({ base, mine, theirs, blocks });
    expect(changes).toEqual([
      {
        kind: 'field',
        id: 'field:title',
        state: 'conflict',
        key: 'title',
        base: 'Uno',
        mine: 'Mío',
        theirs: 'Suyo',
      },
      {
        kind: 'field',
        id: 'field:tags',
        state: 'theirs',
        key: 'tags',
        base: ['a', 'b'],
        mine: ['a', 'b'],
        theirs: ['a'],
      },
      {
        kind: 'blocks',
        id: 'blocks:0',
        state: 'mine',
        base: 'Primero.',
        mine: 'Primero mío.',
        theirs: 'Primero.',
      },
      {
        kind: 'blocks',
        id: 'blocks:1',
        state: 'mine',
        base: '- a\n- b',
        mine: '- a\n- b\n- c',
        theirs: '- a\n- b',
      },
      {
        kind: 'blocks',
        id: 'blocks:2',
        state: 'theirs',
        base: 'Tercero.',
        mine: 'Tercero.',
        theirs: 'Tercero suyo.',
      },
    ]);
  });

  it('knows that the same change is none to choose from', () => {
    expect(compareVersions({ base, mine, theirs: mine, blocks }).map(({ state }) => state)).toEqual([
      'same',
      'same',
      'same',
    ]);
    expect(compareVersions({ base, mine: base, theirs: base, blocks })).toEqual([]);
  });
});

describe('mergeVersions', () => {
  it('takes from each what only one of both changed, and keeps every other byte', () => {
    expect(merge(mine, theirs)).toBe(
      theirs.replace('Primero.', 'Primero mío.').replace('- b\n', '- b\n- c\n'),
    );
    expect(merge(mine, theirs, { 'field:title': 'mine' })).toBe(
      theirs.replace('Suyo', 'Mío').replace('Primero.', 'Primero mío.').replace('- b\n', '- b\n- c\n'),
    );
    expect(merge(mine, theirs, { 'blocks:0': 'theirs', 'blocks:1': 'theirs', 'field:tags': 'mine' })).toBe(
      theirs.replace('[a]', '[a, b]'),
    );
  });

  it('gives both versions of a block where that is wanted', () => {
    const other = base.replace('Primero.', 'Primero suyo.');
    const own = base.replace('Primero.', 'Primero mío.');
    expect(merge(own, other)).toBe(other);
    expect(merge(own, other, { 'blocks:0': 'both' })).toBe(other.replace('suyo.', 'suyo.\n\nPrimero mío.'));
    expect(merge(own, other, { 'blocks:0': 'mine' })).toBe(own);
  });

  it('brings in blocks and fields that are new, and takes out those that went', () => {
    const own = base
      .replace('order: 01   # primero\n', 'hide: true\n')
      .replace('\n- a\n- b\n', '')
      .replace('Tercero.', 'Tercero.\n\nCuarto.');
    expect(merge(own, theirs)).toBe(
      theirs
        .replace('order: 01   # primero\n', '')
        .replace('[a]\n', '[a]\nhide: true\n')
        .replace('\n- a\n- b\n', '')
        .replace('Tercero suyo.', 'Tercero suyo.\n\nCuarto.'),
    );
    expect(merge(own, base)).toBe(
      own.replace('hide: true\n', '').replace('[a, b]\n', '[a, b]\nhide: true\n'),
    );
    expect(merge(base, theirs)).toBe(theirs);
    expect(merge(mine, base)).toBe(mine);
  });

  it('fills a text that was empty', () => {
    const empty = '---\ntitle: Uno\n---\n';
    expect(mergeVersions({ base: empty, mine: `${empty}Texto.\n`, theirs: empty, blocks }, {})).toBe(
      `${empty}Texto.\n`,
    );
  });
});
