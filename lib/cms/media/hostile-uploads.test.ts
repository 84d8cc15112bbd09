import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testStudio } from '#tests/doubles/studio.ts';
import { upload } from '#tests/doubles/upload.ts';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'grey' } });

/** A studio whose every file is below one folder, by which it can be told what stays. */
async function openIn(folder: string) {
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const studio = await testStudio({});
  const ada = await studio.editor('ada@example.org');
  const left = () => globSync('**/upload-*/**', { cwd: folder });
  return { studio, ada, left };
}

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return openIn(folder);
}

describe('an upload that means harm', () => {
  it('of few bytes and a hundred million pixels is refused', async () => {
    const { studio, ada, left } = await open();
    const bytes = await canvas(10_100, 10_000).png({ palette: true, effort: 1 }).toBuffer();
    expect(bytes.length).toBeLessThan(2_000_000);
    const { status, body } = await upload(studio, ada, { bytes, name: 'plano.png' });
    expect(status).toBe(422);
    expect(body.error).toContain('plano.png');
    expect([studio.commits(), left()]).toEqual([1, []]);
  });

  it('that is a picture and a page at once is served as a picture alone', async () => {
    const { studio, ada } = await open();
    const script = '<script>alert(1)</script>';
    const jpeg = await canvas(30, 30).jpeg().toBuffer();
    const comment = Buffer.from(`\xff\xfe\x00${String.fromCharCode(script.length + 2)}${script}`, 'latin1');
    const bytes = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(script)]);
    const { status, body } = await upload(studio, ada, { bytes, name: 'foto.jpg.html' });
    expect({ status, path: body.path }).toEqual({ status: 200, path: 'public/media/foto-jpg.jpg' });
    const served = await fetch(studio.origin + body.url);
    expect(served.headers.get('content-type')).toBe('image/jpeg');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await served.text()).not.toContain('<script');
  });

  it('with lines and turned signs in its name says what it is', async () => {
    const { studio, ada } = await open();
    const name = 'foto\u202egpj.exe\r\nAuthor: Eve\u0007.png';
    const bytes = await canvas(9, 9).png().toBuffer();
    const { status, body } = await upload(studio, ada, { bytes, name });
    expect(status).toBe(200);
    expect(body.path).toMatch(/^public\/media\/[a-z0-9-]+\.png$/);
    const message = studio.repository.git('log', '-1', '--format=%B');
    expect(message).not.toMatch(/^Author: Eve|\u202e|\r/m);
  });

  it('that breaks off leaves nothing, and the next one goes through', async () => {
    const { studio, ada, left } = await open();
    const address = `${studio.origin}/api/cms/media?folder=public/media&name=foto.png`;
    const headers = { 'x-cms': '1', cookie: ada.cookie, origin: studio.origin, 'content-length': '100000' };
    const sending = request(address, { method: 'PUT', headers }).on('error', () => {});
    sending.write(Buffer.alloc(50_000, 1));
    await expect.poll(left).not.toEqual([]);
    sending.destroy();
    await expect.poll(left, { timeout: 5000 }).toEqual([]);
    expect(studio.commits()).toBe(1);
    const bytes = await canvas(9, 9).png().toBuffer();
    expect((await upload(studio, ada, { bytes, name: 'foto.png' })).status).toBe(200);
  });

  // A file system of a given size is mounted, which only root may do.
  it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'to a full disk is refused with words and leaves nothing; with room again it goes through',
    async () => {
      const small = await mkdtemp(join(tmpdir(), 'small-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', small]);
      onTestFinished(async () => {
        // What the database and the library still have open goes with the process.
        execFileSync('umount', ['-l', small]);
        await rm(small, { recursive: true });
      });
      const { studio, ada, left } = await openIn(small);
      const bytes = await canvas(900, 900).png().toBuffer();
      const filler = join(small, 'filler');
      await writeFile(filler, Buffer.alloc(64 * 1024 * 1024)).catch(() => {});
      const { status, body } = await upload(studio, ada, { bytes, name: 'foto.png' });
      expect(status).toBe(507);
      expect(body.error).toMatch(/disco/);
      await rm(filler);
      expect([studio.commits(), left()]).toEqual([1, []]);
      expect(studio.repository.git('status', '--porcelain')).toBe('');
      expect((await upload(studio, ada, { bytes, name: 'foto.png' })).status).toBe(200);
    },
  );
});
