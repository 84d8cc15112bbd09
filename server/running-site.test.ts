import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { announceSite, findSiteUrl } from './running-site.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'running-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Something that answers on a port of this machine. */
async function listen(answer: string): Promise<string> {
  const server = createServer((_request, response) => void response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

it('is found by its data, unless SITE_URL says where it is, until it stops', async () => {
  const DATA_DIR = await temporaryFolder();
  const PORT = await listen('{"status":"ok","version":"1.2.3"}');
  const withdraw = announceSite(readEnvironment({ DATA_DIR, PORT }));
  await expect.poll(() => findSiteUrl(readEnvironment({ DATA_DIR }))).toBe(`http://localhost:${PORT}`);
  const set = readEnvironment({ DATA_DIR, SITE_URL: 'https://platoniq.example' });
  expect(await findSiteUrl(set)).toBe('https://platoniq.example');
  await withdraw();
  expect(await readdir(DATA_DIR)).toEqual([]);
  expect(await findSiteUrl(readEnvironment({ DATA_DIR }))).toBe('http://localhost:3000');
});

it('is not looked for where it left word and no longer answers, or somebody else does', async () => {
  const DATA_DIR = await temporaryFolder();
  for (const answer of ['{"status":"ok"}', 'null', '<html>']) {
    await listen(answer).then((PORT) => announceSite(readEnvironment({ DATA_DIR, PORT })));
    await expect.poll(() => readdir(DATA_DIR)).toEqual(['running-at']);
    expect(await findSiteUrl(readEnvironment({ DATA_DIR }))).toBe('http://localhost:3000');
  }
  await announceSite(readEnvironment({ DATA_DIR: join(DATA_DIR, 'missing') }))();
});

it('leaves the word of another that started meanwhile', async () => {
  const DATA_DIR = await temporaryFolder();
  const [first, second] = [await listen('{"version":"1"}'), await listen('{"version":"1"}')];
  const withdraw = announceSite(readEnvironment({ DATA_DIR, PORT: first }));
  await expect.poll(() => findSiteUrl(readEnvironment({ DATA_DIR }))).toContain(first);
  announceSite(readEnvironment({ DATA_DIR, PORT: second }));
  await expect.poll(() => findSiteUrl(readEnvironment({ DATA_DIR }))).toContain(second);
  await withdraw();
  expect(await findSiteUrl(readEnvironment({ DATA_DIR }))).toContain(second);
});
