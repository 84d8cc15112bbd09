import { expect, it } from 'vitest';
import type { Person } from '#lib/auth/session.ts';
import { studioConfig } from './config/studio-config.ts';
import { studioShell } from './studio-shell.ts';

const person: Person = {
  id: '1',
  name: 'Ana </script><b>',
  email: 'ana@example.org',
  role: 'editor',
  locale: 'es',
  hasTwoFactor: false,
};
const choices = { of: () => [], named: (_field: string, value: string) => value };
const shell = (changes: { person?: Partial<Person>; unread?: number } = {}) =>
  studioShell({
    manifest: { script: 'studio-A.js', style: 'studio-B.css' },
    person: { ...person, ...changes.person },
    admins: [{ name: 'Ada', email: 'ada@example.org' }],
    unread: changes.unread ?? 0,
    blocks: ['quote'],
    config: studioConfig({ locale: 'es', choices, blocks: ['quote'], siteUrl: 'https://example.org' }),
  });

it('lets no name break out of the page or of its data', () => {
  const html = shell();
  expect(html).not.toContain('<b>');
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  const [, json = ''] = /id="studio-start">([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json)).toMatchObject({ person: { name: person.name, locale: 'es' } });
});

it('shows the sections that the person may see, and how many messages are new', () => {
  expect(shell()).not.toContain('href="/admin/people"');
  expect(shell({ person: { role: 'admin' } })).toContain('href="/admin/people"');
  expect(shell()).toContain('href="/admin/health"');
  expect(shell({ unread: 3 })).toContain('3 nuevos');
  expect(shell()).not.toContain('studio-count');
});

it('speaks the language of the person, and says what a browser without scripts misses', () => {
  expect(shell()).toContain('<html lang="es">');
  expect(shell({ person: { locale: 'en' } })).toMatch(/<noscript><p [^>]*>The editor needs JavaScript/);
});
