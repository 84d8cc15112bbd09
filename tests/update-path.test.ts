import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRepository, type Repository } from '#lib/cms/git/open-repository.ts';
import { save } from './doubles/repository.ts';

/** The block of commands that the runbook has below the comment of this name. */
function documented(name: string): string {
  const [, rest = ''] = readFileSync('docs/operations.md', 'utf8').split(`<!-- update: ${name} -->`);
  const [, commands = ''] = /^\s*```sh\n([\s\S]*?)```/.exec(rest) ?? [];
  expect(commands, name).toContain('git ');
  return commands;
}

/** Nobody's settings count, and git guesses no identity. */
const environment = {
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C', NODE_ENV: 'test' as const },
  ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.useConfigOnly', GIT_CONFIG_VALUE_0: 'true' },
};
const developer = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org'];
const page = 'content/services/es/agora.md';
const text = (first: string, last: string) =>
  `---\ntitle: Ágora\n---\n${first}\n\n${'Igual.\n\n'.repeat(5)}${last}\n`;
const files = {
  'lib/code.ts': 'one\n',
  'package.json': '{}\n',
  'public/media/a.txt': 'a\n',
  [page]: text('Uno.', 'Fin.'),
};

/** A repository of the project, a clone of its developer, and a checkout that a site runs from. */
async function setUp() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'update-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const git = (where: string, ...words: string[]) =>
    execFileSync('git', [...developer, ...words], {
      cwd: at(where),
      env: { ...process.env, ...environment },
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  git('.', 'init', '-q', '--bare', '-b', 'main', 'upstream');
  git('.', 'clone', '-q', 'upstream', 'development');
  /** Pushes a new version of the project; `null` deletes. */
  async function release(changes: Record<string, string | null>): Promise<string> {
    for (const [path, content] of Object.entries(changes)) await put(at(join('development', path)), content);
    git('development', 'add', '-A');
    git('development', 'commit', '-qm', 'A version');
    git('development', 'push', '-q', 'origin', 'HEAD:main');
    return git('development', 'rev-parse', 'HEAD');
  }
  await release(files);
  git('.', 'clone', '-q', 'upstream', 'checkout');
  // Installing and backing up have tests of their own; here it counts that they are asked for.
  await put(at('bin/npm'), `#!/bin/sh\necho "$@" >> '${at('asked')}'\n`);
  await chmod(at('bin/npm'), 0o755);
  const PATH = `${at('bin')}:${process.env.PATH}`;
  return {
    ...{ at, git, release },
    update: (name: string) => {
      const commands = documented(name).replaceAll('/srv/site', at('moved'));
      const { status, stdout, stderr } = spawnSync('sh', ['-ec', commands], {
        cwd: at('checkout'),
        env: { ...environment, PATH },
        encoding: 'utf8',
      });
      return { status, printed: stdout + stderr };
    },
    asked: () => readFile(at('asked'), 'utf8'),
    read: (path: string) => readFile(at(join('checkout', path)), 'utf8'),
    open: (root: string, media = 'public/media') =>
      openRepository({
        ...{ contentDir: at(join(root, 'content')), mediaDir: at(join(root, media)), branch: null },
        ...{ committer: { name: 'Site', email: 'web@example.org' }, report: () => {} },
      }),
  };
}

async function put(path: string, content: string | null): Promise<void> {
  if (content === null) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function publish(repository: Repository, changes: Record<string, string | null>): Promise<void> {
  expect(await save(repository, changes)).toMatchObject({ ok: true });
}

const installed = 'run backup -- /var/backups/site\nci\n';

describe('the documented update', () => {
  it('with a content repository of its own is a fast-forward after publishes', async () => {
    const { at, git, release, update, asked, open } = await setUp();
    await put(at(join('own', page)), text('Uno.', 'Fin.'));
    const repository = await open('own', 'media');
    await publish(repository, {
      [repository.place.content + page.replace('content/', '')]: text('Dos.', 'Fin.'),
    });
    const version = await release({ 'lib/code.ts': 'two\n', [page]: text('Otro.', 'Fin.') });
    expect(update('own repository')).toMatchObject({ status: 0 });
    expect([git('checkout', 'rev-parse', 'HEAD'), git('checkout', 'status', '--porcelain')]).toEqual([
      version,
      '',
    ]);
    expect(await readFile(at(join('own', page)), 'utf8')).toBe(text('Dos.', 'Fin.'));
    expect(await asked()).toBe(installed);
  });

  it('in a plain checkout keeps publishes and takes the new version, as often as one likes', async () => {
    const { git, release, update, asked, read, open } = await setUp();
    for (const round of ['two', 'three']) {
      await publish(await open('checkout'), { [page]: text(`Editado ${round}.`, 'Fin.') });
      await release({ 'lib/code.ts': `${round}\n`, [`content/services/es/${round}.md`]: 'new\n' });
      expect(update('plain checkout')).toMatchObject({ status: 0 });
      expect(await read('lib/code.ts')).toBe(`${round}\n`);
      expect(await read(`content/services/es/${round}.md`)).toBe('new\n');
      expect(await read(page)).toBe(text(`Editado ${round}.`, 'Fin.'));
      expect(git('checkout', 'status', '--porcelain')).toBe('');
    }
    expect(await asked()).toBe(installed + installed);
  });

  it('in a plain checkout lets the editors’ lines stand where the new version changed the same', async () => {
    const { git, release, update, read, open } = await setUp();
    await publish(await open('checkout'), {
      [page]: text('De la editora.', 'Fin.'),
      'public/media/a.txt': 'editor\n',
    });
    await release({
      'lib/code.ts': 'two\n',
      [page]: text('Del código.', 'Final.'),
      'public/media/a.txt': 'code\n',
    });
    expect(update('plain checkout')).toMatchObject({ status: 0 });
    expect(await read(page)).toBe(text('De la editora.', 'Final.'));
    expect(await read('public/media/a.txt')).toBe('editor\n');
    expect([await read('lib/code.ts'), git('checkout', 'status', '--porcelain')]).toEqual(['two\n', '']);
    await publish(await open('checkout'), { [page]: text('Otra vez.', 'Final.') });
  });

  it('in a plain checkout leaves the content as it is where one side deleted what the other changed', async () => {
    const { git, release, update, read, open } = await setUp();
    const other = 'content/services/es/otra.md';
    await release({ [other]: text('Otra.', 'Fin.') });
    expect(update('plain checkout')).toMatchObject({ status: 0 });
    await publish(await open('checkout'), { [page]: text('De la editora.', 'Fin.'), [other]: null });
    await release({ 'lib/code.ts': 'two\n', [page]: null, [other]: text('Otra, cambiada.', 'Fin.') });
    const published = git('checkout', 'rev-parse', 'HEAD');
    const stopped = update('plain checkout');
    expect([stopped.status === 0, stopped.printed.includes('CONFLICT')]).toEqual([false, true]);
    // What is served meanwhile is the editor's text, without marks of a conflict.
    expect(await read(page)).toBe(text('De la editora.', 'Fin.'));
    expect(update('plain checkout, after CONFLICT')).toMatchObject({ status: 0 });
    expect(git('checkout', 'diff', '--stat', published, 'HEAD', '--', 'content', 'public/media')).toBe('');
    expect([await read('lib/code.ts'), git('checkout', 'status', '--porcelain')]).toEqual(['two\n', '']);
    await publish(await open('checkout'), { [page]: text('Otra vez.', 'Fin.') });
  });

  it('moves a plain checkout to a repository of its own with its history', async () => {
    const { git, at, release, update, open } = await setUp();
    await publish(await open('checkout'), { [page]: text('Editado.', 'Fin.') });
    const version = await release({ 'lib/code.ts': 'two\n' });
    expect(update('move to a repository of its own')).toMatchObject({ status: 0 });
    expect(update('own repository')).toMatchObject({ status: 0 });
    expect(git('checkout', 'rev-parse', 'HEAD')).toBe(version);
    expect(await readFile(at(join('moved', page)), 'utf8')).toBe(text('Editado.', 'Fin.'));
    await publish(await open('moved'), { [page]: text('Otra vez.', 'Fin.') });
    expect(git('moved', 'log', '--format=%an', '-2')).toBe('Ada Lovelace\nAda Lovelace');
  });
});
