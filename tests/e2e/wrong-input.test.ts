import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '#tools/lab/server-process.ts';
import { startSiteCopy } from './site-copy.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wrong-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the start to its end. */
function start(env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const options = {
      env: { ...process.env, DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', ...env },
      timeout: 120_000,
    };
    execFile(process.execPath, ['server/start.ts'], options, (error, stdout, stderr) =>
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        output: stdout + stderr,
      }),
    );
  });
}

describe('a start that cannot be', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['SITE_URL', 'platoniq.net'],
    ['SITE_URL', 'ftp://platoniq.net'],
  ])('because %s is %s names the variable and what is expected', async (name, value) => {
    const { code, output } = await start({ [name]: value });
    expect(code).toBe(1);
    expect(output).toContain(name);
    expect(output).toContain(value);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('because the port is taken says so and what to do', async () => {
    const site = await startSiteCopy();
    const { code, output } = await start({ PORT: new URL(site.origin).port });
    await site.stop();
    expect(code).toBe(1);
    expect(output).toContain(new URL(site.origin).port);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe('a start with trouble', () => {
  it.each(['empty', 'missing'])('(the content folder is %s) says so and answers', async (state) => {
    const contentDir = join(folder, state);
    if (state === 'empty') await mkdir(contentDir);
    const server = await startServer({
      env: {
        CONTENT_DIR: contentDir,
        MEDIA_DIR: join(folder, 'no-media'),
        DATA_DIR: join(folder, `data-${state}`),
      },
    });
    const health = await fetch(`${server.origin}/api/health`);
    const page = await fetch(`${server.origin}/es`);
    const output = server.output();
    await server.stop();
    expect(health.status).toBe(503);
    expect(page.status).toBeLessThan(500);
    expect(output).toContain(contentDir);
    expect(output).toContain('MEDIA_DIR');
  });

  it('(spoiled caches) serves all the same', async () => {
    const dataDir = join(folder, 'spoiled');
    const first = await startSiteCopy({ env: { DATA_DIR: dataDir } });
    await fetch(`${first.origin}/es`);
    await first.stop();
    // Not the database: that is no cache, and a damaged one has to be seen by somebody.
    const spoiled = await spoil(join(dataDir, 'cache'));
    expect(spoiled).toBeGreaterThan(0);
    const second = await startSiteCopy({ env: { DATA_DIR: dataDir } });
    const page = await fetch(`${second.origin}/es`);
    await second.stop();
    expect(page.status).toBe(200);
  });
});

/** Overwrites every file of a folder with nonsense and tells how many there were. */
async function spoil(dir: string): Promise<number> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(files.map((entry) => writeFile(join(entry.parentPath, entry.name), '\0{"half": ')));
  return files.length;
}
