import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { readEnvironment } from '#lib/env.ts';
import { testDatabasePlace } from '#tests/doubles/database.ts';
import { type TestClone, type TestRemote, testRemote } from '#tests/doubles/remote.ts';
import { save } from '#tests/doubles/repository.ts';
import { eventually } from '#tests/eventually.ts';
import { openCluster } from './open-cluster.ts';

const page = 'content/pages/es/inicio.md';

/** What belongs to one process of the site, on a clone of its own. */
async function enter(remote: TestRemote, clone: TestClone, databaseUrl: string | null) {
  const dataDir = await mkdtemp(join(tmpdir(), 'cluster-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const database = await openDatabase({ databaseUrl, dataDir });
  onTestFinished(() => database.close());
  await migrate(database);
  const reports: string[] = [];
  const told: string[] = [];
  const cluster = await openCluster({
    environment: readEnvironment({
      DATA_DIR: dataDir,
      CONTENT_REMOTE: remote.bare,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    }),
    database,
    repository: clone.repository,
    report: (message) => reports.push(message),
    tell: (message) => told.push(message),
  });
  onTestFinished(() => cluster.close());
  return { reports, told, dataDir, cluster };
}

describe('processes on one remote', () => {
  it('hear of each other’s publishes through Postgres, sooner than any of them would look', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'media/a.txt': 'a\n' });
    const { databaseUrl } = await testDatabasePlace('postgres');
    const clones = [await remote.clone(), await remote.clone(), await remote.clone()];
    const opened = await Promise.all(clones.map((clone) => enter(remote, clone, databaseUrl)));
    for (const [number, { repository }] of clones.entries()) {
      const text = `version ${number}\n`;
      expect(await save(repository, { [page]: text })).toMatchObject({ ok: true });
      const isEverywhere = async () =>
        expect(await Promise.all(clones.map(({ read }) => read(page)))).toEqual([text, text, text]);
      // The soonest look of one that is told comes after fifteen seconds.
      await vi.waitFor(isEverywhere, { timeout: 14_000, interval: 20 });
    }
    expect(opened.flatMap(({ reports }) => reports)).toEqual([]);
    const secrets = await Promise.all(
      opened.map(({ dataDir }) => readFile(join(dataDir, 'webhook-secret'), 'utf8')),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(opened[0]?.told.join()).toContain(
      `/api/webhook on a push, signed with the secret in ${opened[0]?.dataDir}`,
    );
    expect((await stat(join(opened[0]?.dataDir ?? '', 'webhook-secret'))).mode & 0o077).toBe(0);
  });

  it('show whoever edits at one of them what was published at another a moment ago', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'media/a.txt': 'a\n' });
    const { databaseUrl } = await testDatabasePlace('postgres');
    const [one, two] = [await remote.clone(), await remote.clone()];
    const opened = await Promise.all([one, two].map((clone) => enter(remote, clone, databaseUrl)));
    for (const round of [1, 2, 3]) {
      const text = `ronda ${round}\n`;
      expect(await save(one.repository, { [page]: text })).toMatchObject({ ok: true });
      await opened[1]?.cluster.catchUp();
      expect(await two.read(page)).toBe(text);
    }
    // Out of reach, nobody waits for ever: who writes is told when they publish.
    await rename(remote.bare, `${remote.bare}.away`);
    const started = performance.now();
    await opened[1]?.cluster.catchUp();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await two.read(page)).toBe('ronda 3\n');
  });

  it('put the branch into a repository that has none, and say so', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'media/a.txt': 'a\n' });
    const one = await remote.clone();
    const head = remote.git('rev-parse', 'main');
    remote.git('update-ref', '-d', 'refs/heads/main');
    const { reports } = await enter(remote, one, null);
    expect(reports).toEqual([expect.stringMatching(`had no such branch.* at ${head}`)]);
    expect(remote.git('rev-parse', 'main')).toBe(head);
  });

  it('look for themselves where nobody tells them, say once that they cannot, and go on', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'media/a.txt': 'a\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    const { reports, cluster } = await enter(remote, two, null);
    await save(one.repository, { [page]: 'dos\n' });
    await eventually(async () => expect(await two.read(page)).toBe('dos\n'));
    await rename(remote.bare, `${remote.bare}.away`);
    await eventually(() => expect(reports).toHaveLength(1));
    expect(reports[0]).toContain('cannot follow CONTENT_REMOTE');
    await rename(`${remote.bare}.away`, remote.bare);
    await save(one.repository, { [page]: 'tres\n' });
    await eventually(async () => expect(await two.read(page)).toBe('tres\n'));
    // The files come before the word about it.
    await eventually(() => expect(reports).toHaveLength(2));
    const head = remote.git('rev-parse', 'main');
    expect(cluster.standing()).toMatchObject({ here: head, there: head, behindSince: null });
    await two.write('.git/HEAD', 'ref: refs/heads/other\n');
    await save(one.repository, { [page]: 'cuatro\n' });
    await eventually(() => expect(cluster.standing()?.behindSince).toBeGreaterThan(0));
    expect(cluster.standing()).toMatchObject({ there: remote.git('rev-parse', 'main') });
  });
});
