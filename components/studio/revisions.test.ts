import { expect, it } from 'vitest';
import { createRevisions } from './revisions.ts';

const [one, two, three, other] = ['1', '2', '3', 'f'].map((sign) => sign.repeat(40));
const text = (revision: string | undefined) => `---\ntitle: X\n_revision: "${revision}"\n---\nText\n`;

it('a text carries the revision that its last save in this window led to', () => {
  const revisions = createRevisions();
  revisions.note(text(one), two ?? '');
  expect(revisions.renew(text(one))).toBe(text(two));
  // Decap’s text still says one, and was sent as two.
  revisions.note(text(two), three ?? '');
  expect(revisions.renew(text(one))).toBe(text(three));
  expect(revisions.renew(text(one).replaceAll('"', ''))).toBe(text(three));
});

it('what this window did not save stays as old as it is', () => {
  const revisions = createRevisions();
  revisions.note(text(one), two ?? '');
  expect(revisions.renew(text(other))).toBe(text(other));
  expect(revisions.renew('---\ntitle: X\n---\n')).toBe('---\ntitle: X\n---\n');
});

it('a save without a change does not go in circles', () => {
  const revisions = createRevisions();
  revisions.note(text(one), one ?? '');
  expect(revisions.renew(text(one))).toBe(text(one));
});

it('an undo and a save that bring back old bytes do not go in circles', () => {
  const revisions = createRevisions();
  revisions.note(text(one), two ?? '');
  revisions.note(text(two), one ?? '');
  expect(revisions.renew(text(one))).toBe(text(one));
});
