import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '#lib/env.ts';
import { runGit } from '#lib/git/run-git.ts';
import { commit, fillMachine, openMachine, testMachine } from '#tests/doubles/backup-site.ts';
import { engines } from '#tests/doubles/database.ts';
import { deleteOldBackups, listBackups, makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

// Passwords are slow to check on purpose, and each test has two machines.

const back = (environment: Environment) => {
  const target = join(dirname(environment.dataDir), 'backups');
  return makeBackup({ environment, target, version: '0.1.0' });
};

describe.each(engines)('a backup of a site on %s', (engine) => {
  it.each(engines)('is a whole site on %s', async (other) => {
    const old = await testMachine(engine);
    const head = await fillMachine(old);
    await writeFile(join(old.contentDir, 'pages', 'es', 'borrador.md'), 'a medias\n');
    const running = await openMachine(old);
    const { folder, manifest } = await back(old);
    const { secret } = running;
    const before = await running.database.db.selectFrom('message').selectAll().orderBy('id').execute();
    await running.database.close();
    await rm(old.contentDir, { recursive: true });
    await rm(old.dataDir, { recursive: true, force: true });
    expect(manifest.database.tables).toMatchObject({ message: 2, person: 1, upload: 1, upload_chunk: 3 });

    const fresh = await testMachine(other);
    const restored = await restoreBackup({ environment: fresh, folder, isReplacing: false });
    expect(restored).toMatchObject({ content: 'cloned', media: 1, aside: null });
    const machine = await openMachine(fresh);
    expect(machine.secret).toBe(secret);
    expect(await machine.database.db.selectFrom('message').selectAll().orderBy('id').execute()).toEqual(
      before,
    );
    expect(await machine.signIn('ada@example.org')).toBe('signed-in');
    const [{ id = '' } = {}] = await machine.database.db.selectFrom('upload').select('id').execute();
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await machine.messages.openUpload(id))?.body ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(Buffer.alloc(700_000, 'ñ0\u0000x'))).toBe(true);
    await machine.database.close();
    const { stdout } = await runGit({ root: dirname(fresh.contentDir) }, ['log', '--format=%H %s']);
    expect(stdout.toString()).toMatch(new RegExp(`^${head} dos\n[0-9a-f]{40} uno\n$`));
    const page = (name: string) => readFile(join(fresh.contentDir, 'pages', 'es', name), 'utf8');
    expect([await page('inicio.md'), await page('borrador.md')]).toEqual(['dos\n', 'a medias\n']);
    expect(await readFile(join(fresh.mediaDir, 'mapa á.png'), 'utf8')).toBe('png');
  });

  it('is not written over messages, nor under a site that runs', async () => {
    const old = await testMachine(engine);
    await fillMachine(old);
    const { folder } = await back(old);
    const restore = (isReplacing: boolean) => restoreBackup({ environment: old, folder, isReplacing });
    await expect(restore(false)).rejects.toMatchObject({ problem: 'restore.databaseNotEmpty' });
    const running = await openMachine(old);
    await running.add('grace@example.org');
    await expect(restore(true)).rejects.toMatchObject({ problem: 'restore.siteRuns' });
    await running.database.close();
    const { aside } = await restore(true);
    const machine = await openMachine(old);
    expect((await machine.auth.people()).map(({ email }) => email)).toEqual(['ada@example.org']);
    await machine.database.close();
    expect(aside !== null && (await stat(aside)).size > 0).toBe(engine === 'sqlite');
  });
});

describe('a backup', () => {
  it('is read by its owner only, leaves nothing unfinished, and overwrites none before it', async () => {
    const old = await testMachine('sqlite');
    await fillMachine(old);
    const { folder } = await back(old);
    const second = await back(old);
    const target = dirname(folder);
    expect((await readdir(target)).sort()).toEqual(
      [folder, second.folder].map((path) => path.slice(target.length + 1)).sort(),
    );
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const { path } of second.manifest.parts)
      expect((await stat(join(folder, path))).mode & 0o777, path).toBe(0o600);
    expect(await deleteOldBackups(target, 1)).toBe(1);
    expect(await listBackups(target)).toEqual([second.folder]);
  });

  it.each(['site.db', 'content.bundle', 'secrets/secret', 'media/mapa á.png', 'manifest.json'])(
    'is refused whole where %s was cut short',
    async (path) => {
      const old = await testMachine('sqlite');
      await fillMachine(old);
      const { folder } = await back(old);
      await truncate(join(folder, path), (await stat(join(folder, path))).size - 2);
      const fresh = await testMachine('sqlite');
      await expect(restoreBackup({ environment: fresh, folder, isReplacing: true })).rejects.toMatchObject({
        problem: 'restore.damagedPart',
        values: { path },
      });
      expect(await readdir(fresh.dataDir).catch(() => [])).toEqual([]);
    },
  );

  it('moves a site to Postgres where it stands, under the hands of somebody who writes', async () => {
    const old = await testMachine('sqlite');
    await fillMachine(old);
    const draft = join(old.contentDir, 'pages', 'es', 'inicio.md');
    await writeFile(draft, 'a medias\n');
    const { folder } = await back(old);
    const { databaseUrl } = await testMachine('postgres');
    const moved = { ...old, databaseUrl };
    expect(await restoreBackup({ environment: moved, folder, isReplacing: false })).toMatchObject({
      content: 'same',
    });
    expect(await readFile(draft, 'utf8')).toBe('a medias\n');
    const machine = await openMachine(moved);
    expect(machine.secret).toBe((await readFile(join(old.dataDir, 'secret'), 'utf8')).trim());
    expect(await machine.signIn('ada@example.org')).toBe('signed-in');
    await machine.database.close();
    await writeFile(join(old.mediaDir, 'mapa á.png'), 'another');
    await rm(join(old.dataDir, 'site.db'));
    await expect(restoreBackup({ environment: old, folder, isReplacing: false })).rejects.toMatchObject({
      problem: 'restore.otherMedia',
    });
  });

  it('of a repository for content and media brings both back to one outside of the checkout', async () => {
    const inOne = (machine: Environment) => ({
      ...machine,
      mediaDir: join(dirname(machine.contentDir), 'media'),
    });
    const old = inOne(await testMachine('sqlite'));
    await (await openMachine(old)).database.close();
    await mkdir(join(old.contentDir, 'pages', 'es'), { recursive: true });
    await mkdir(old.mediaDir);
    await writeFile(join(old.mediaDir, 'published.txt'), 'published\n');
    await commit(old, 'uno', ['content', 'media']);
    await writeFile(join(old.mediaDir, 'by-hand.txt'), 'by hand\n');
    const { folder, manifest } = await back(old);
    expect(manifest).toMatchObject({ media: null, content: { prefix: 'content/' } });
    const fresh = inOne(await testMachine('sqlite'));
    const restored = await restoreBackup({ environment: fresh, folder, isReplacing: false });
    expect(restored).toMatchObject({ content: 'cloned', root: dirname(fresh.contentDir) });
    expect((await readdir(fresh.mediaDir)).sort()).toEqual(['by-hand.txt', 'published.txt']);
  });

  it('keeps the commits that are not in it', async () => {
    const old = await testMachine('sqlite');
    await fillMachine(old);
    const { folder } = await back(old);
    const fresh = await testMachine('sqlite');
    await cp(dirname(old.contentDir), dirname(fresh.contentDir), { recursive: true });
    const later = await commit(fresh, 'tres');
    const restore = (isReplacing: boolean) => restoreBackup({ environment: fresh, folder, isReplacing });
    await expect(restore(false)).rejects.toMatchObject({ problem: 'restore.otherCommits' });
    expect((await restore(true)).content).toBe('merged');
    expect(await readFile(join(fresh.contentDir, 'pages', 'es', 'inicio.md'), 'utf8')).toBe('dos\n');
    const root = dirname(fresh.contentDir);
    const { stdout } = await runGit({ root }, ['log', '--format=%H', '-1', '--skip=1']);
    expect(stdout.toString().trim()).toBe(later);
  });
});
