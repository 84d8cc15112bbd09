import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditActions } from '#lib/database/audit-actions.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import en from '#messages/en.json' with { type: 'json' };
import es from '#messages/es.json' with { type: 'json' };
import { auditWords } from './audit-words.ts';

const entryOf = (action: string, detail: Record<string, string | number> = {}) => ({
  ...{ id: '1', at: 0, subject: 'x', action, detail },
  actor: { id: '1', name: 'Ada' },
});

describe.each(localeCodes)('the trail in %s', (locale) => {
  const t = translator(locale);

  test('has words of its own for every action', () => {
    const words = auditActions.map((action) => auditWords(entryOf(action), t));
    for (const [index, text] of words.entries()) {
      expect(text).not.toContain(auditActions[index]);
      expect(text).not.toBe(t('auth.audit.unknown'));
    }
    expect(new Set(words).size).toBe(auditActions.length);
  });

  test('shows no code for what an earlier version wrote', () => {
    expect(auditWords(entryOf('entry.forgotten'), t)).toBe(t('auth.audit.unknown'));
  });

  test('says from which version', () => {
    const detail = { commit: '1234567890', from: 'abcdefabcdef' };
    expect(auditWords(entryOf('entry.save', detail), t)).toMatch(/1234567.*abcdefa/);
  });
});

test('nothing has words that does not happen', () => {
  for (const messages of [es, en]) {
    const named = Object.entries(messages.auth.audit.actions).flatMap(([group, names]) =>
      Object.keys(names).map((name) => `${group}.${name}`),
    );
    expect(named.sort()).toEqual([...auditActions].sort());
  }
});

test('every action is written by some part of the site', () => {
  const sources = globSync('lib/**/*.ts').filter(
    (path) => !path.endsWith('.test.ts') && !path.endsWith('audit-actions.ts'),
  );
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  // Of media, what is done follows from the file: `media.${deed}`.
  const plain = auditActions.filter((action) => !action.startsWith('media.'));
  for (const action of plain) expect(code).toContain(`'${action}'`);
});
