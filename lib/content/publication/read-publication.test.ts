import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { readPublication } from './read-publication.ts';

function read(line: string, known: string[] = []) {
  const { data, writtenAs, unreadable } = readFrontMatter(`---\ntitle: Uno\n${line}\n---\n`);
  expect(unreadable).toBe(false);
  const publication = readPublication({ data, writtenAs, known });
  return { ...publication, marks: publication.marks.filter(({ isPlain }) => !isPlain) };
}

const inFuture = Date.parse('2089-06-30T22:00:00Z');

describe('a document', () => {
  it.each([
    'draft: true',
    'Draft: yes',
    'DRAFT: "On"',
    "is_draft: '1'",
    'draft: [true]',
    'borrador: sí',
    'Borrador: SI',
    'esborrany: sí',
    'private: true',
    'oculto: verdadero',
    'hidden: y',
    'status: draft',
    'Status: "Draft"',
    'estado: Borrador',
    'estado: pendiente de revisión',
    'status: pending-review',
    'post_status: future',
    'state: private',
    'visibility: Private',
    'status: 0',
    'publicado: no',
    'publicado: false',
    'Público: No',
    'published: draft',
    'publish: off',
    'en_borrador: sí',
    'wip: true',
    'Estado de publicación: borrador',
    'active: false',
    'enabled: no',
    'archived: true',
    'unlisted: true',
    'listed: false',
    'meta: {draft: true}',
    'params:\n  status: draft',
    'brouillon: oui',
    'bozza: sì',
    'Entwurf: ja',
    'rascunho: sim',
    'zirriborroa: bai',
    'status: brouillon',
    'veröffentlicht: nein',
  ])('that says %s is hidden, and told', (line) => {
    const { isReleased, marks } = read(line);
    expect(isReleased).toBe(false);
    expect(marks).toEqual([expect.objectContaining({ field: 'published', says: 'hidden' })]);
  });

  it.each(['published: no', 'published: "false"', 'published: off', 'Published: 0', 'hide: sí'])(
    'that says %s in our own field is hidden, as it wants to be',
    (line) => {
      expect(read(line)).toEqual({ isReleased: false, span: null, marks: [] });
    },
  );

  it.each([
    'draft: false',
    'borrador: no',
    'status: published',
    'estado: publicado',
    'draft:',
    'status: ""',
    'publicado: sí',
    'date: 2089-07-01',
    'expires: never',
    'state: draft',
    'pubDate: 2019-05-01',
  ])('that says %s is public', (line) => {
    const { isReleased, marks } = read(line, ['state']);
    expect([isReleased, marks]).toEqual([true, []]);
  });

  it.each(['status: whatever', 'draft: perhaps', 'estado: en curso'])(
    'that says %s is public, and told that nobody knows what it means',
    (line) => {
      const { isReleased, marks } = read(line);
      expect(isReleased).toBe(true);
      expect(marks).toEqual([expect.objectContaining({ field: 'published', says: 'unclear' })]);
    },
  );

  it('is hidden by whatever hides it, though something else shows it', () => {
    expect(read('published: true\ndraft: true').isReleased).toBe(false);
    expect(read('publish_at: 2020-01-01\npublishDate: 2089-07-01').span?.from).toBe(inFuture);
  });

  it.each([
    'publishDate: 2089-07-01',
    'publish_date: "2089-07-01"',
    'pubDate: Jul 01 2089',
    'pubDate: Fri, 01 Jul 2089 00:00:00 +0200',
    'fecha de publicación: 1 de julio de 2089',
    'publishOn: 2089/07/01',
    'embargo: 2089-06-30T22:00:00Z',
    'published: 2089-07-01',
  ])('that says %s waits until then, and is told', (line) => {
    const { isReleased, span, marks } = read(line);
    expect([isReleased, span]).toEqual([true, { from: inFuture, until: null }]);
    expect(marks).toEqual([
      expect.objectContaining({ field: 'publish_at', says: 'moment', moment: inFuture }),
    ]);
  });

  it.each(['expiryDate: 2089-06-30', 'Expires: "2089-07-01T00:00"', 'caduca: 2089-06-30'])(
    'that says %s goes with the end of that day, and is told',
    (line) => {
      const { span, marks } = read(line);
      expect(span).toEqual({ from: null, until: inFuture });
      expect(marks).toEqual([expect.objectContaining({ field: 'unpublish_at', says: 'moment' })]);
    },
  );

  it.each(['publish_at: el lunes', 'publish_at: 2026-02-30', 'publishDate: soon', 'scheduled: true'])(
    'that says %s stays hidden, and is told',
    (line) => {
      const { span, marks } = read(line);
      expect(span?.from).toBe(Number.POSITIVE_INFINITY);
      expect(marks).toEqual([
        expect.objectContaining({ field: 'publish_at', says: 'unreadable', moment: null }),
      ]);
    },
  );

  it('whose end cannot be read stays public, and is told', () => {
    const { span, marks } = read('unpublish_at: el lunes');
    expect(span).toBeNull();
    expect(marks).toEqual([expect.objectContaining({ field: 'unpublish_at', says: 'unreadable' })]);
  });
});

describe('a moment', () => {
  const winter = '2026-12-01T08:00:00.000Z';
  it.each([
    ['2026-12-01T09:00', winter],
    ['"2026-12-01T09:00"', winter],
    ['2026-12-01T09:00:00', winter],
    ["'2026-12-01T09:00:00'", winter],
    ['2026-12-01 09:00', winter],
    ['2026-12-01 09:00:00', winter],
    ['2026-12-01t09:00:00', winter],
    ['2026-12-01T09:00:00.250', '2026-12-01T08:00:00.250Z'],
    ['"2026-12-01T09:00:00.250"', '2026-12-01T08:00:00.250Z'],
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01 09:00:00 +0100', winter],
    ['2026-12-01 09:00:00 +1', winter],
    ['2026-12-01T09:00:00+01:00', winter],
    // The night in which the clocks go back, and summer.
    ['2026-10-25T12:00', '2026-10-25T11:00:00.000Z'],
    ['2026-07-01 09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', '2026-11-30T23:00:00.000Z'],
    ['"2026-12-01"', '2026-11-30T23:00:00.000Z'],
  ])('%s is one moment, whatever its spelling', (written, moment) => {
    const { span } = read(`publish_at: ${written}`);
    expect(new Date(span?.from ?? 0).toISOString()).toBe(moment);
  });

  it('that is a day alone ends something with its end', () => {
    for (const written of ['2026-12-01', '"2026-12-01"'])
      expect(read(`unpublish_at: ${written}`).span?.until).toBe(Date.parse('2026-12-01T23:00:00Z'));
  });
});
