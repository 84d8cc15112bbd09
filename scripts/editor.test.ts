import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { engines, testDatabasePlace } from '#tests/doubles/database.ts';

type Place = Awaited<ReturnType<typeof testDatabasePlace>>;

function run(
  { dataDir, databaseUrl }: Place,
  parameters: string[],
  more: { lang?: string; input?: string } = {},
) {
  const { lang = 'en_GB.UTF-8', input = '' } = more;
  const env = {
    ...process.env,
    LC_ALL: '',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    LANG: lang,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/editor.ts', ...parameters], {
    encoding: 'utf8',
    input,
    env,
  });
  return { status, out: stdout, error: stderr };
}

const minutes = 60_000;

describe.each(engines)('npm run editor on %s', (engine) => {
  it('lets people in, brings them up to date, lists and removes them', { timeout: 2 * minutes }, async () => {
    const place = await testDatabasePlace(engine);
    const first = run(place, ['add', 'Ada@example.org', '--name', 'Ada']);
    expect(first).toMatchObject({ status: 0, error: '' });
    expect(first.out).toMatch(
      /as admin\.[\s\S]+first person[\s\S]+http:\S+\/admin\/sign-in\/password\/[\w-]{32}\n/,
    );
    const input = 'una frase larga y 7 gatos\n';
    const second = run(place, ['add', 'eva@example.org', '--password-stdin'], { input, lang: 'es_ES.UTF-8' });
    expect(second).toMatchObject({ status: 0, error: '' });
    expect(second.out).toContain('eva@example.org ya puede entrar, como editor.');
    expect(second.out).not.toContain('http');
    expect(run(place, ['add', 'eva@example.org', '--name', 'Eva']).out).toContain('brought up to date');
    expect(run(place, ['list']).out).toBe('ada@example.org  admin   Ada\neva@example.org  editor  Eva\n');
    expect(run(place, ['remove', 'ada@example.org'])).toMatchObject({ status: 2, out: '' });
    expect(run(place, ['add', 'ada@example.org', '--role', 'editor']).status).toBe(2);
    expect(run(place, ['remove', 'EVA@example.org']).status).toBe(0);
    expect(run(place, ['list']).out).toBe('ada@example.org  admin   Ada\n');
  });
});

it('says what is wrong with a command, and does nothing', { timeout: 2 * minutes }, async () => {
  const place = await testDatabasePlace('sqlite');
  const wrong = [
    [],
    ['invite', 'ada@example.org'],
    ['add'],
    ['add', 'ada'],
    ['add', 'ada@example.org', '--role', 'boss'],
    ['add', 'ada@example.org', '--name'],
    ['add', 'ada@example.org', '--sudo'],
    ['remove', 'nobody@example.org'],
  ];
  for (const parameters of wrong) {
    const { status, out, error } = run(place, parameters);
    expect([parameters, status, out, error.length > 10]).toEqual([parameters, 2, '', true]);
  }
  const short = run(place, ['add', 'ada@example.org', '--password-stdin'], { input: 'corta', lang: 'es' });
  expect(short).toMatchObject({ status: 2, out: '', error: expect.stringContaining('al menos 12') });
  expect(run(place, ['list']).out).toContain('Nobody');
});
