import { describe, expect, it } from 'vitest';
import type { GitFailure } from '#lib/git/failure.ts';
import { failureStatus, failureWords } from '#lib/git/failure-words.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { ada } from '#tests/doubles/repository.ts';
import { commitMessage, undoMessage } from './commit-message.ts';

const path = 'content/pages/es/inicio.md';
const last = { commit: 'c', author: ada, at: '2026-11-21T22:30:00+00:00', message: 'x', path, blob: 'b' };
const current = { blob: 'b', bytes: Buffer.from('x') };

const failures: [failure: GitFailure, status: number][] = [
  ...(['outside', 'form', 'hidden', 'tooLong', 'link', 'folder', 'sameName'] as const).map(
    (reason): [GitFailure, number] => [{ kind: 'path', path, reason }, 400],
  ),
  [{ kind: 'changed', conflicts: [{ path, base: null, expected: null, current, last }] }, 409],
  [{ kind: 'changed', conflicts: [{ path, base: null, expected: 'a', current: null, last }] }, 409],
  [{ kind: 'changed', conflicts: [{ path, base: null, expected: 'a', current, last: null }] }, 409],
  [{ kind: 'dirty', path, committed: null, disk: null }, 409],
  [{ kind: 'busy', lockFile: '/x' }, 503],
  [{ kind: 'diskFull' }, 507],
  [{ kind: 'exhausted', detail: 'x' }, 503],
  [{ kind: 'readOnly', detail: 'x' }, 500],
  [{ kind: 'branch', current: null, wanted: null }, 500],
  [{ kind: 'branch', current: 'side', wanted: 'main' }, 500],
  ...(['noGit', 'oldGit', 'bare', 'owner', 'gone'] as const).map((reason): [GitFailure, number] => [
    { kind: 'unusable', reason, detail: '/x' },
    500,
  ]),
  [{ kind: 'remote', reason: 'unreachable', detail: 'fatal: x' }, 503],
  [{ kind: 'remote', reason: 'refused', detail: 'fatal: x' }, 500],
  [{ kind: 'remote', reason: 'diverged', detail: 'fatal: x' }, 500],
  [{ kind: 'undo', commit: 'c' }, 409],
  [{ kind: 'unfinished', commit: 'c', detail: 'x' }, 500],
  [{ kind: 'git', detail: 'fatal: x' }, 500],
];

describe('a failure', () => {
  it('has words of its own in every language', () => {
    for (const locale of localeCodes) {
      const words = failures.map(([failure]) => failureWords(failure, locale));
      expect(new Set(words).size).toBe(failures.length);
      // A key without words is shown as the key; a value that is missing, in braces.
      expect(words.filter((text) => /cms\.git|[{}]|undefined|fatal/.test(text))).toEqual([]);
      expect(words.every((text) => text.length > 40)).toBe(true);
    }
  });

  it.each(failures)('%j has the status %i', (failure, status) => {
    expect(failureStatus(failure)).toBe(status);
  });

  it('of two editors says who, what and when, by the clock of the foundation', () => {
    const failure: GitFailure = {
      kind: 'changed',
      conflicts: [{ path, base: null, expected: 'a', current, last }],
    };
    expect(failureWords(failure, 'es')).toMatch(
      /^Ada Lovelace ha cambiado «content\/pages\/es\/inicio\.md» el 21 de noviembre de 2026.* 23:30 CET, /,
    );
    expect(failureWords(failure, 'en')).toMatch(/on 21 November 2026 at 23:30/);
  });

  it('never shows what cannot be seen', () => {
    const failure: GitFailure = { kind: 'path', path: `a\u202e\n${'b'.repeat(500)}`, reason: 'form' };
    expect(failureWords(failure, 'en')).toMatch(/“a\ufffd\ufffdb+…”/);
  });
});

describe('the message of a commit', () => {
  it('reads well in the default language', () => {
    const entry = { collection: 'Servicios', title: 'Matchfunding', locales: ['es'] as const };
    expect(commitMessage({ ...entry, action: 'change', details: ['Título', 'Imagen'] })).toBe(
      'Servicios: «Matchfunding» (es) — Título, Imagen',
    );
    expect(commitMessage({ ...entry, action: 'create', locales: ['es', 'en'] })).toBe(
      'Servicios: «Matchfunding» (es, en) — entrada nueva',
    );
    expect(commitMessage({ action: 'delete', collection: null, title: 'foto.jpg', locales: [] })).toBe(
      'Medios: «foto.jpg» — se borra',
    );
    expect(undoMessage('Servicios: «Matchfunding» (es) — Título\n\nMás')).toBe(
      'Deshacer: Servicios: «Matchfunding» (es) — Título',
    );
  });

  it('stays one line, and a short one, whatever is written', () => {
    const title = `Un <b>título</b>\n\n{largo} ${'😀'.repeat(200)}`;
    const message = commitMessage({ action: 'change', collection: 'Páginas', title, locales: ['es'] });
    expect(message).toMatch(/^Páginas: «Un <b>título<\/b> \{largo\} 😀+…» \(es\) — cambios$/u);
    expect(message.isWellFormed()).toBe(true);
    expect(message.length).toBeLessThan(200);
  });
});
