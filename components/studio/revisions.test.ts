import { expect, it } from 'vitest';
import { createRevisions } from './revisions.ts';

const [one, two, three, other] = ['1', '2', '3', 'f'].map((sign) => sign.repeat(40));
const text = (revision: string | undefined) => `---\ntitle: X\n_revision: "${revision}"\n---\nText\n`;
const file = (raw: string, path = 'services/es/x.md') => ({ path, raw });

it('a text carries the revision that its last save in this window led to', () => {
  const revisions = createRevisions();
  revisions.note(file(text(one)), two ?? '');
  expect(revisions.renew(file(text(one)))).toBe(text(two));
  // Decap’s text still says one, and was sent as two.
  revisions.note(file(text(two)), three ?? '');
  expect(revisions.renew(file(text(one)))).toBe(text(three));
  expect(revisions.renew(file(text(one).replaceAll('"', '')))).toBe(text(three));
});

it('what this window did not save stays as old as it is', () => {
  const revisions = createRevisions();
  revisions.note(file(text(one)), two ?? '');
  expect(revisions.renew(file(text(other)))).toBe(text(other));
  expect(revisions.renew(file('---\ntitle: X\n---\n'))).toBe('---\ntitle: X\n---\n');
});

it('a save without a change does not go in circles', () => {
  const revisions = createRevisions();
  revisions.note(file(text(one)), one ?? '');
  expect(revisions.renew(file(text(one)))).toBe(text(one));
});

it('an undo and a save that bring back old bytes do not go in circles', () => {
  const revisions = createRevisions();
  revisions.note(file(text(one)), two ?? '');
  revisions.note(file(text(two)), one ?? '');
  expect(revisions.renew(file(text(one)))).toBe(text(one));
});

it('a file that was not there carries the revision of its own first save, and no other file’s', () => {
  const revisions = createRevisions();
  revisions.note(file(text('none')), one ?? '');
  revisions.note(file(text(one)), two ?? '');
  expect(revisions.renew(file(text('none')))).toBe(text(two));
  expect(revisions.renew(file(text('none'), 'services/en/x.md'))).toBe(text('none'));
});
