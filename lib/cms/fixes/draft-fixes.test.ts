import { expect, it } from 'vitest';
import { problemAt } from '#lib/problems/codes.ts';
import { testStudio } from '#tests/doubles/studio.ts';
import { changesBetween, type FormChanges, fixButton, isFixedInForm } from './draft-fixes.ts';

const file = (yaml: string, body = 'Uno.\n') => `---\n${yaml}\n---\n${body}`;

it('tells a form what to change, field by field', () => {
  const before = file('title: A\norder: 1\ncollaborators: [a, b]');
  const after = file('title: A # the same\norder: 2\ncollaborators: [a, c]', 'Dos.\n');
  expect(changesBetween(before, after)).toEqual({ order: 2, collaborators: ['a', 'c'], body: 'Dos.\n' });
});

it('leaves to the person what a form cannot take', () => {
  const before = file('Titulo: A\nimage: { src: /media/a.jpg }');
  expect(changesBetween(before, file('title: A\nimage: { src: /media/a.jpg }'))).toBeNull();
  expect(changesBetween(before, file('Titulo: A\nimage: { src: /media/b.jpg }'))).toBeNull();
  expect(changesBetween(before, file('Titulo:   A\nimage: { src: /media/a.jpg }'))).toBeNull();
});

it('offers a button only where one click is safe', () => {
  const text = file('title: A', '## **Uno**\n\nDos.\n');
  const bold = { ...problemAt('heading-bold', 'services/es/a.md'), line: 4, column: 1 };
  expect(fixButton(bold, 'es')).toBe('Quitar la negrita');
  expect(fixButton(bold, 'en')).not.toBe('Quitar la negrita');
  expect(fixButton({ ...bold, code: 'title-missing' }, 'es')).toBeNull();
  expect(isFixedInForm(bold, text)).toBe(true);
  expect(isFixedInForm({ ...bold, code: 'title-missing' }, text)).toBe(false);
});

it('mends the form by the server, with what is not saved in it', async () => {
  const stands = file('layout: service\nslug: agora\ntitle: Ágora\nfamily: participation');
  const studio = await testStudio({ 'services/es/agora.md': stands });
  const ada = await studio.editor('ada@example.org');
  const raw = stands.replace('Uno.', 'Recién escrito.\n\n## **Una plaza**\n\nUno.');
  const asked = { path: 'content/services/es/agora.md', raw, code: 'heading-bold', line: 9, column: 1 };
  const { body, status } = await ada.ask<{ changes: FormChanges }>('fixInForm', asked);
  expect([status, body.error]).toEqual([200, undefined]);
  expect(body.changes).toEqual({ body: 'Recién escrito.\n\n## Una plaza\n\nUno.\n' });
  expect(studio.commits()).toBe(1);
  const gone = await ada.ask('fixInForm', { ...asked, line: 7 });
  expect([gone.status, gone.body.code]).toEqual([409, 'not-fixed']);
});
