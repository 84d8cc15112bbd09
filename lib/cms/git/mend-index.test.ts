import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkGit } from '#lib/operations/check-git.ts';
import { save, type TestRepository, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';
const other = 'content/pages/es/otra.md';

const damages: [how: string, damage: (file: string) => Promise<void>, isKept: boolean][] = [
  ['empty', (file) => truncate(file, 0), true],
  ['cut short', (file) => truncate(file, 50), true],
  ['of zeros', (file) => writeFile(file, Buffer.alloc(4_000)), true],
  ['with one wrong byte', flipByte, true],
  ['deleted', (file) => rm(file), false],
];

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  await writeFile(file, bytes);
}

async function spoiled(damage: (file: string) => Promise<void>) {
  const repository = await testRepository({ [page]: 'uno\n', [other]: 'otra\n' });
  await repository.write(other, 'a medias\n');
  const index = join(repository.root, '.git', 'index');
  return { repository, spoil: () => damage(index) };
}

async function expectSound({ git, root, reports }: TestRepository, isKept: boolean): Promise<void> {
  expect(git('status', '--porcelain')).toBe(`M ${other}`);
  const aside = (await readdir(join(root, '.git'))).filter((name) => name.startsWith('index.damaged-'));
  expect(aside).toHaveLength(isKept ? 1 : 0);
  expect(reports).toContainEqual(expect.stringContaining('a new one was made of the last commit'));
}

describe('an index of git', () => {
  it.each(damages)('that is %s is made anew at the start', async (_how, damage, isKept) => {
    const { repository, spoil } = await spoiled(damage);
    await spoil();
    await save(await repository.open(), { [page]: 'dos\n' }).then((result) =>
      expect(result).toMatchObject({ ok: true }),
    );
    expect(await repository.read(page)).toBe('dos\n');
    await expectSound(repository, isKept);
  });

  it.each(damages)('that is %s later is made anew by the next publish', async (_how, damage, isKept) => {
    const { repository, spoil } = await spoiled(damage);
    const opened = await repository.open();
    await spoil();
    expect(await save(opened, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    await expectSound(repository, isKept);
  });

  it('that nothing was ever added to is none to mend', async () => {
    const { open, reports, write } = await testRepository();
    await write(page, 'uno\n');
    await open();
    expect(reports).toEqual([]);
  });
});

describe('health of the repository', () => {
  const folders = ({ options }: TestRepository, branch: string | null = null) => ({
    contentDir: options.contentDir,
    mediaDir: options.mediaDir,
    branch,
  });

  it('says where nothing can be published', async () => {
    const repository = await testRepository({ [page]: 'uno\n' });
    const { git, root } = repository;
    expect(await checkGit(folders(repository))).toMatchObject({ state: 'ok', branch: 'main' });
    expect(await checkGit(folders(repository, 'no-such'))).toMatchObject({ state: 'wrong-branch' });
    git('checkout', '-q', '--detach');
    expect(await checkGit(folders(repository))).toMatchObject({ state: 'detached', branch: null });
    expect(await checkGit(folders(repository, 'main'))).toMatchObject({ state: 'detached' });
    git('symbolic-ref', 'HEAD', 'refs/heads/no-such');
    expect(await checkGit(folders(repository))).toMatchObject({ state: 'no-commit', branch: 'no-such' });
    await rm(join(root, '.git'), { recursive: true });
    expect(await checkGit(folders(repository))).toMatchObject({ state: 'missing' });
  });

  it('mends an index on its way', async () => {
    const { repository, spoil } = await spoiled((file) => copyFile('/dev/null', file));
    await spoil();
    expect(await checkGit(folders(repository))).toMatchObject({ state: 'ok', uncommitted: 1 });
  });
});

it.each([
  ['a detached HEAD', (git: TestRepository['git']) => git('checkout', '-q', '--detach'), null],
  ['a branch that is not there', () => '', 'no-such'],
] as const)('on %s a save is refused, and nothing moves', async (_where, go, branch) => {
  const { git, open, read } = await testRepository({ [page]: 'uno\n' });
  const head = git('rev-parse', 'HEAD');
  go(git);
  const result = await save(await open({ branch }), { [page]: 'dos\n' });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'branch' } });
  expect([git('rev-parse', 'HEAD'), await read(page)]).toEqual([head, 'uno\n']);
});

it('where the repository is gone while the site runs, a save says so and makes none', async () => {
  const { root, open } = await testRepository({ [page]: 'uno\n' });
  const repository = await open();
  const revision = await repository.headRevision(page);
  await rm(join(root, '.git'), { recursive: true });
  const result = await repository.commitChanges({
    changes: [{ path: page, bytes: Buffer.from('dos\n') }],
    expected: { [page]: revision },
    author: { name: 'Ada', email: 'ada@example.org' },
    message: 'Guardar',
  });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'unusable', reason: 'gone' } });
  expect(await readdir(root)).not.toContain('.git');
});

it.each(['', '{"branch":', '{}', '\0\0\0'])(
  'a journal of %j is set aside, and the site starts',
  async (text) => {
    const { root, open } = await testRepository({ [page]: 'uno\n' });
    await mkdir(join(root, '.git', 'site'));
    await writeFile(join(root, '.git', 'site', 'journal.json'), text);
    expect(await save(await open(), { [page]: 'dos\n' })).toMatchObject({ ok: true });
    const aside = (await readdir(join(root, '.git'))).filter((name) =>
      name.startsWith('site-journal.damaged-'),
    );
    expect(aside).toHaveLength(1);
  },
);
