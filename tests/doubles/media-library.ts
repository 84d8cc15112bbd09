import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openMediaLibrary } from '#lib/media/library.ts';

/** A library over a temporary folder, with a server in front: what the tests of this folder work on. */
export async function startTestLibrary(cacheLimit?: number) {
  const root = await mkdtemp(join(tmpdir(), 'media-'));
  const dir = join(root, 'media');
  const cacheDir = join(root, 'cache');
  const messages: string[] = [];
  const open = () =>
    openMediaLibrary({
      dir,
      cacheDir,
      report: (message) => messages.push(message),
      ...(cacheLimit !== undefined && { cacheLimit }),
    });
  let library = await open();
  const server = createServer(async (req, res) => {
    if (!(await library.serve(req, res))) res.writeHead(418).end();
  });
  const origin = await listen(server);
  return {
    root,
    dir,
    cacheDir,
    messages,
    origin,
    library: () => library,
    /** Opens the library anew, as a restart does. */
    async reopen() {
      library.close();
      library = await open();
      return library;
    },
    async close() {
      library.close();
      server.closeAllConnections();
      server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A picture with soft forms and grain, about as heavy as a photo of that size. */
export async function photo(width: number, height: number) {
  const coarse = await noise(Math.ceil(width / 40), Math.ceil(height / 40), 70);
  const fine = await sharp(await noise(width, height, 12))
    .blur(1.2)
    .toBuffer();
  const soft = await sharp(coarse).resize(width, height, { kernel: 'cubic', fit: 'fill' }).png().toBuffer();
  return sharp(soft).composite([{ input: fine, blend: 'soft-light' }]);
}

/** An animated GIF of `frames` frames. */
export async function animation(width: number, height: number, frames: number) {
  const colours = ['#c00', '#0c0', '#00c', '#cc0', '#0cc'];
  const pictures = Array.from({ length: frames }, (_, index) =>
    sharp({ create: { width, height, channels: 3, background: colours[index % colours.length] ?? '#000' } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(pictures), { join: { animated: true } }).gif();
}

function noise(width: number, height: number, sigma: number) {
  const background = '#777';
  return sharp({
    create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma } },
  })
    .png()
    .toBuffer();
}
