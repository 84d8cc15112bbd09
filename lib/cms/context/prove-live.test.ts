import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createProof, type Expected } from './prove-live.ts';

const version = 'version:services/es/a.md@7-1';
const page: Expected = { kind: 'page', version };

/** A process whose page, at every address, is `standing`; it can stop taking connections. */
async function process(standing: { isStale: boolean; versions: Set<string> } | null) {
  const server = createServer((_request, response) => response.setHeader('ETag', '"tag-br"').end('page'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  onTestFinished(() => void close());
  const { port } = server.address() as AddressInfo;
  const peek = () => standing && { etag: '"tag"', ...standing };
  const render = async () => {};
  return { prove: createProof(`http://127.0.0.1:${port}`, { peek, render }, 200), close };
}

it('is had of the very page that was made from what was saved', async () => {
  const { prove } = await process({ isStale: false, versions: new Set([version]) });
  expect(await prove('/es/servicios/a', page)).toBe(true);
});

it('is not had of another version', async () => {
  const { prove } = await process({ isStale: false, versions: new Set(['version:services/es/a.md@6-0']) });
  expect(await prove('/es/servicios/a', page)).toBe(false);
});

it.each([
  ['the page that stands', { isStale: false, versions: new Set([version]) }, true],
  ['no page at all', null, false],
  ['an older page', { isStale: true, versions: new Set(['version:services/es/a.md@6-0']) }, false],
])('of a process that takes no connections any more is %s', async (_what, standing, isProven) => {
  const { prove, close } = await process(standing);
  await close();
  expect(await prove('/es/servicios/a', page)).toBe(isProven);
});
