import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { type TestStudio, testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/asambleas.md';
const path = `content/${id}`;
const text = '---\nlayout: service\ntitle: Asambleas\nslug: asambleas\n---\nTexto.\n';

/** Somebody who has changed the title, and has not yet saved. */
async function edited(studio: TestStudio, title = 'Diálogos') {
  const ada = await studio.editor('ada@example.org');
  const dataFiles = await openInDecap(ada, [path], { fields: { title } });
  return { save: () => ada.ask('persistEntry', { dataFiles }) };
}

describe('a save', () => {
  it('while a lock of git is left behind waits, and goes through', async () => {
    const studio = await testStudio({ [id]: text });
    const { save } = await edited(studio);
    const lock = join(studio.repository.root, '.git/index.lock');
    await writeFile(lock, '');
    expect((await save()).status).toBe(200);
    expect(existsSync(lock)).toBe(false);
    expect(await studio.repository.read(path)).toContain('title: Diálogos');
  });

  it('leaves alone what somebody is working on in the same clone', async () => {
    const studio = await testStudio({
      [id]: text,
      'services/es/otro.md': text.replaceAll('asambleas', 'otro'),
    });
    const { git, write, read } = studio.repository;
    await write('content/services/es/otro.md', 'a medias\n');
    await write('media/a.txt', 'otra\n');
    git('add', 'media/a.txt');
    await write('notas.txt', 'notas\n');
    const { save } = await edited(studio);
    expect((await save()).status).toBe(200);
    expect(git('status', '--porcelain')).toBe('M content/services/es/otro.md\nM  media/a.txt\n?? notas.txt');
    expect(git('show', '--name-only', '--format=', 'HEAD')).toBe(path);
    expect(await read('content/services/es/otro.md')).toBe('a medias\n');
  });

  it('of a file that somebody has changed by hand overwrites nothing', async () => {
    const studio = await testStudio({ [id]: text });
    const { save } = await edited(studio);
    const byHand = text.replace('title: Asambleas', 'title: A mano');
    await studio.repository.write(path, byHand);
    const { status, body } = await save();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' });
    expect(await studio.repository.read(path)).toBe(byHand);
    expect(studio.commits()).toBe(1);
  });

  it('that fits to what was changed by hand does not commit that as well', async () => {
    const studio = await testStudio({ [id]: text });
    const { save } = await edited(studio);
    const byHand = text.replace('Texto.', 'A mano.');
    await studio.repository.write(path, byHand);
    const { status, body } = await save();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'dirty' });
    expect(body.error).toContain('a mano');
    expect(await studio.repository.read(path)).toBe(byHand);
  });

  it('goes through where the database is gone, since the commit tells the same', async () => {
    const studio = await testStudio({ [id]: text });
    const { save } = await edited(studio);
    await studio.database.db.schema.dropTable('audit').execute();
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { status, body } = await save();
    expect({ status, commit: body.commit }).toEqual({
      status: 200,
      commit: studio.repository.git('rev-parse', 'HEAD'),
    });
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  // A file system of a given size is mounted, which only root may do.
  it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'on a full disk changes nothing and says so; with room again it goes through',
    async () => {
      const small = await mkdtemp(join(tmpdir(), 'small-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', small]);
      vi.stubEnv('TMPDIR', small);
      onTestFinished(async () => {
        vi.unstubAllEnvs();
        // What the database and the library still have open goes with the process.
        execFileSync('umount', ['-l', small]);
        await rm(small, { recursive: true });
      });
      const studio = await testStudio({ [id]: text });
      const { save } = await edited(studio);
      const filler = join(small, 'filler');
      await writeFile(filler, Buffer.alloc(64 * 1024 * 1024)).catch(() => {});
      const { status, body } = await save();
      expect({ status, code: body.code }).toEqual({ status: 507, code: 'diskFull' });
      expect(body.error).toContain('El disco del servidor está lleno');
      expect(studio.commits()).toBe(1);
      expect(await studio.repository.read(path)).toBe(text);
      await rm(filler);
      expect(studio.repository.git('status', '--porcelain')).toBe('');
      expect((await save()).status).toBe(200);
      expect(await studio.repository.read(path)).toContain('title: Diálogos');
    },
  );
});
