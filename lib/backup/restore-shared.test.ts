import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRepository } from '#lib/cms/git/open-repository.ts';
import { openClone } from '#lib/cms/git/remote/open-clone.ts';
import type { Environment } from '#lib/env.ts';
import { commit, fillMachine, openMachine, testMachine } from '#tests/doubles/backup-site.ts';
import { engines } from '#tests/doubles/database.ts';
import { save } from '#tests/doubles/repository.ts';
import { keptBranch } from './follow-shared.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const page = 'content/pages/es/inicio.md';
const draft = 'content/pages/es/borrador.md';

/** A machine of several that share a repository, and the backup of it. */
async function sharedMachine(fill: (environment: Environment) => Promise<string>) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shared-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const bare = join(folder, 'site.git');
  const run = (cwd: string, words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Eva', '-c', 'user.email=eva@example.org', ...words], {
      ...{ cwd, encoding: 'utf8', stdio: 'pipe' },
    }).trim();
  const old = { ...(await testMachine('sqlite')), contentRemote: bare, contentBranch: 'main' };
  const head = await fill(old);
  const root = dirname(old.contentDir);
  run(folder, ['clone', '-q', '--bare', root, bare]);
  const back = async () =>
    (await makeBackup({ environment: old, target: join(folder, 'backups'), version: '0.1.0' })).folder;
  return {
    ...{ old, bare, head, root, back },
    git: (...words: string[]) => run(bare, words),
    in: (place: string, ...words: string[]) => run(place, words),
    /** A new machine that shares the same repository. */
    async fresh(engine: (typeof engines)[number] = 'sqlite'): Promise<Environment> {
      return { ...(await testMachine(engine)), contentRemote: bare, contentBranch: 'main' };
    },
    /** Somebody publishes at another machine. */
    async publish(texts: Record<string, string>): Promise<string> {
      const place = await mkdtemp(join(folder, 'elsewhere-'));
      run(place, ['clone', '-q', bare, '.']);
      for (const [path, text] of Object.entries(texts)) await writeFile(join(place, path), text);
      run(place, ['add', '-A']);
      run(place, ['commit', '-qm', 'Published later']);
      run(place, ['push', '-q', 'origin', 'main']);
      return run(bare, ['rev-parse', 'main']);
    },
    /** It is lost, and an empty one stands in its place. */
    async lose(): Promise<void> {
      await rm(bare, { recursive: true });
      run(folder, ['init', '-q', '--bare', '-b', 'main', bare]);
    },
  };
}

/** The same without accounts and messages: a database of no rows, and content of one page. */
async function fillLightly(environment: Environment): Promise<string> {
  await (await openMachine(environment)).database.close();
  execFileSync('mkdir', ['-p', join(environment.contentDir, 'pages', 'es')]);
  return commit(environment, 'uno');
}

/** Opens the repository of a machine as a process of the site that starts there. */
function start({ contentDir, mediaDir, contentRemote }: Environment) {
  const committer = { name: 'Site', email: 'web@example.org' };
  const place = { contentDir, mediaDir, branch: 'main', remote: contentRemote };
  return openRepository({ ...place, committer, report: () => {} });
}

const read = ({ contentDir }: Environment, path: string) =>
  readFile(join(dirname(contentDir), path), 'utf8').catch(() => null);

describe('a machine that is lost, where others have published since', () => {
  it.each(engines)(
    'takes the content from there and everything else from the backup, on %s',
    async (engine) => {
      const shared = await sharedMachine(fillMachine);
      await writeFile(join(shared.root, draft), 'a medias\n');
      const folder = await shared.back();
      const later = await shared.publish({ [page]: 'tres\n', [draft]: 'terminado\n' });
      await rm(shared.root, { recursive: true });

      const fresh = await shared.fresh(engine);
      expect(await restoreBackup({ environment: fresh, folder, isReplacing: true })).toMatchObject({
        ...{ content: 'followed', heldBack: [draft], media: 1 },
        shared: { branch: 'main', commit: later },
      });
      expect([await read(fresh, page), await read(fresh, draft)]).toEqual(['tres\n', 'terminado\n']);
      const repository = await start(fresh);
      expect(await repository.follow()).toMatchObject({ outcome: 'standing', commit: later });
      expect(shared.git('rev-parse', 'main')).toBe(later);
      expect(await save(repository, { [page]: 'cuatro\n' })).toMatchObject({ ok: true });
      expect(shared.git('rev-list', '--count', 'main')).toBe('4');
      const machine = await openMachine(fresh);
      expect(await machine.signIn('ada@example.org')).toBe('signed-in');
      await machine.database.close();
    },
  );

  it('leaves a clone that is there already to the site, also with --replace', async () => {
    const shared = await sharedMachine(fillLightly);
    const folder = await shared.back();
    const fresh = await shared.fresh();
    shared.in(shared.old.dataDir, 'clone', '-q', shared.bare, dirname(fresh.contentDir));
    await writeFile(join(dirname(fresh.contentDir), draft), 'a mano\n');
    const later = await shared.publish({ [page]: 'dos\n' });
    expect(await restoreBackup({ environment: fresh, folder, isReplacing: true })).toMatchObject({
      content: 'followed',
    });
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'moved', commit: later });
    expect([await read(fresh, page), await read(fresh, draft)]).toEqual(['dos\n', 'a mano\n']);
    expect(shared.git('rev-parse', 'main')).toBe(later);
  });

  it('takes back what was not committed where nobody has published since', async () => {
    const shared = await sharedMachine(fillLightly);
    await writeFile(join(shared.root, draft), 'a medias\n');
    const folder = await shared.back();
    const fresh = await shared.fresh();
    expect(await restoreBackup({ environment: fresh, folder, isReplacing: false })).toMatchObject({
      ...{ content: 'followed', heldBack: [] },
    });
    expect([await read(fresh, page), await read(fresh, draft)]).toEqual(['uno\n', 'a medias\n']);
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'standing', commit: shared.head });
  });

  it('keeps commits at hand that only the backup has, and publishes none of them', async () => {
    const shared = await sharedMachine(fillLightly);
    const own = await commit(shared.old, 'dos');
    const folder = await shared.back();
    const fresh = await shared.fresh();
    expect(await restoreBackup({ environment: fresh, folder, isReplacing: false })).toMatchObject({
      content: 'lacking',
    });
    expect(shared.in(dirname(fresh.contentDir), 'rev-parse', keptBranch(own))).toBe(own);
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'standing', commit: shared.head });
    expect(await read(fresh, page)).toBe('uno\n');
    shared.in(dirname(fresh.contentDir), 'merge', '-q', keptBranch(own));
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'pushed', commit: own });
  });
});

describe('a site that is about to share its repository', () => {
  it('moves with the commits that only it has', async () => {
    const shared = await sharedMachine(fillLightly);
    const own = await commit(shared.old, 'dos');
    const folder = await shared.back();
    await rm(join(shared.old.dataDir, 'site.db'));
    expect(await restoreBackup({ environment: shared.old, folder, isReplacing: false })).toMatchObject({
      content: 'same',
    });
    expect(await (await start(shared.old)).follow()).toMatchObject({ outcome: 'pushed', commit: own });
  });
});

describe('a machine and a repository that are both lost', () => {
  it.each(engines)('come back with the first start, on %s', async (engine) => {
    const shared = await sharedMachine(fillLightly);
    const folder = await shared.back();
    await shared.lose();
    const fresh = await shared.fresh(engine);
    expect(await restoreBackup({ environment: fresh, folder, isReplacing: false })).toMatchObject({
      ...{ content: 'cloned', shared: { branch: 'main', commit: null } },
    });
    const repository = await start(fresh);
    expect(await repository.follow()).toMatchObject({ outcome: 'founded', commit: shared.head });
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect(shared.git('rev-list', '--count', 'main')).toBe('2');
    const second = await shared.fresh();
    await openClone({ ...second, remote: shared.bare, branch: 'main' });
    expect(await read(second, page)).toBe('dos\n');
  });

  it('come back into the clone of a repository that was still empty', async () => {
    const shared = await sharedMachine(fillLightly);
    const folder = await shared.back();
    await shared.lose();
    const fresh = await shared.fresh();
    shared.in(shared.old.dataDir, 'clone', '-q', shared.bare, dirname(fresh.contentDir));
    expect(await restoreBackup({ environment: fresh, folder, isReplacing: false })).toMatchObject({
      content: 'forwarded',
    });
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'founded', commit: shared.head });
  });

  it('lose nothing that a clone on another machine still has', async () => {
    const shared = await sharedMachine(fillLightly);
    const folder = await shared.back();
    const survivor = await shared.fresh();
    await openClone({ ...survivor, remote: shared.bare, branch: 'main' });
    const running = await start(survivor);
    expect(await save(running, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    const later = shared.git('rev-parse', 'main');
    await shared.lose();
    const fresh = await shared.fresh();
    await restoreBackup({ environment: fresh, folder, isReplacing: false });
    expect(await running.follow()).toMatchObject({ outcome: 'founded', commit: later });
    expect(await (await start(fresh)).follow()).toMatchObject({ outcome: 'moved', commit: later });
    expect(await read(fresh, page)).toBe('dos\n');
  });
});

describe('a repository that does not answer', () => {
  it('is no reason to go on with what may be old: nothing is changed', async () => {
    const shared = await sharedMachine(fillLightly);
    const folder = await shared.back();
    await rename(shared.bare, `${shared.bare}.away`);
    const fresh = await shared.fresh();
    const restore = (contentRemote: string) =>
      restoreBackup({ environment: { ...fresh, contentRemote }, folder, isReplacing: true });
    const away = { problem: 'restore.remoteAway' };
    await expect(restore(shared.bare)).rejects.toMatchObject(away);
    const refused = await restore('http://ada:hunter2@127.0.0.1:9/site.git').catch((error) => error);
    expect(refused).toMatchObject({ ...away, values: { reason: expect.stringContaining('127.0.0.1') } });
    expect(JSON.stringify(refused)).not.toContain('hunter2');
    expect(await readdir(fresh.dataDir)).toEqual([]);
    expect(await readdir(dirname(fresh.contentDir)).catch(() => [])).toEqual([]);
  });
});
