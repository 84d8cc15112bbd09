import { mkdir, readdir, symlink, unlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { animation, photo, startTestLibrary } from '#tests/doubles/media-library.ts';
import { processorTime } from '#tests/processor-time.ts';

let world: Awaited<ReturnType<typeof startTestLibrary>>;

beforeAll(async () => {
  world = await startTestLibrary();
  await mkdir(world.dir, { recursive: true });
  const big = await (await photo(1600, 1067)).jpeg({ quality: 88 }).toBuffer();
  await writeFile(join(world.dir, 'photo.jpg'), big);
  await writeFile(join(world.dir, 'crowd.jpg'), big);
  await (await photo(200, 100)).png().toFile(join(world.dir, 'small.png'));
  await (await animation(400, 30, 3)).toFile(join(world.dir, 'moving.gif'));
  await writeFile(
    join(world.dir, 'sign.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  );
  await writeFile(join(world.dir, 'report.pdf'), `%PDF-1.7 ${'x'.repeat(991)}`);
  await writeFile(join(world.dir, 'page.html'), '<script>alert(1)</script>');
  await writeFile(join(world.dir, 'broken.jpg'), 'no picture');
  await writeFile(join(world.dir, 'broken.gif'), 'no picture');
  await writeFile(join(world.dir, 'swapped.txt'), 'public');
  await writeFile(join(world.root, 'secret.txt'), 'secret');
  await world.reopen();
});

afterAll(() => world.close());

const avif = { accept: 'image/avif,image/webp,*/*' };

function address(name: string, query = ''): string {
  return `${world.origin}${world.library().find(`/media/${name}`)?.href}${query}`;
}

async function get(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers });
  return { answer, content: Buffer.from(await answer.arrayBuffer()) };
}

/** Sends the path as it is, which `fetch` would tidy up. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(world.origin);
    request({ port, host: '127.0.0.1', path }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('pictures', () => {
  it.each([
    ['image/avif,image/webp,*/*', 'image/avif', 'heif'],
    ['image/webp,*/*', 'image/webp', 'webp'],
    ['*/*', 'image/jpeg', 'jpeg'],
  ])('for a browser that accepts %s come as %s', async (accept, type, format) => {
    const { answer, content } = await get(address('photo.jpg', '&w=640'), { accept });
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(await sharp(content).metadata()).toMatchObject({ width: 640, height: 427, format });
  });

  it('appear soon at their first view', async () => {
    let type: string | null = null;
    const time = await processorTime(async () => {
      const { answer } = await get(address('photo.jpg', '&w=1920'), avif);
      type = answer.headers.get('content-type');
    });
    expect(type).toBe('image/avif');
    // 0.4 s on an idle core.
    expect(time).toBeLessThan(4_000);
  });

  it('are never enlarged', async () => {
    const { content } = await get(address('small.png', '&w=640'), avif);
    expect((await sharp(content).metadata()).width).toBe(200);
  });

  it('come only in the widths that pages use', async () => {
    expect((await fetch(address('photo.jpg', '&w=641'))).status).toBe(400);
  });

  it('without a width are the file itself', async () => {
    const { answer, content } = await get(address('photo.jpg'), avif);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(content.length).toBe(world.library().find('/media/photo.jpg')?.bytes);
  });

  it('are made once, however many ask, and kept', async () => {
    const before = (await readdir(world.cacheDir)).length;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => get(address('crowd.jpg', '&w=320'), avif)),
    );
    expect(new Set(answers.map(({ content }) => content.toString('base64'))).size).toBe(1);
    expect((await readdir(world.cacheDir)).length).toBe(before + 1);
  });

  it.each(['', '&w=640'])('that move are sent as moving WebP (%s)', async (query) => {
    const { answer, content } = await get(address('moving.gif', query), { accept: '*/*' });
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(content).metadata()).toMatchObject({ width: 400, pages: 3 });
  });

  it('that move stand still on request', async () => {
    const { content } = await get(address('moving.gif', '&w=320&still=1'), { accept: '*/*' });
    const metadata = await sharp(content).metadata();
    expect(metadata).toMatchObject({ width: 320, format: 'webp' });
    expect(metadata.pages ?? 1).toBe(1);
  });

  it('that are broken are sent as they are, except GIFs', async () => {
    const { answer, content } = await get(address('broken.jpg', '&w=640'), avif);
    expect(answer.status).toBe(200);
    expect(content.toString()).toBe('no picture');
    expect(answer.headers.get('cache-control')).toContain('must-revalidate');
    expect((await fetch(address('broken.gif', '&w=640'))).status).toBe(404);
    await get(address('broken.jpg', '&w=640'), avif);
    expect(world.messages.filter((message) => message.includes('broken.jpg'))).toHaveLength(1);
  });
});

describe('caching', () => {
  it('is for good where the address names the version', async () => {
    const { headers } = await fetch(address('photo.jpg', '&w=320'));
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['', '?v=other', '?w=320'])('asks again otherwise (%s)', async (query) => {
    const { headers } = await fetch(`${world.origin}/media/photo.jpg${query}`);
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });

  it.each(['', '&w=320'])('answers 304 to who has it (%s)', async (query) => {
    const first = await fetch(address('photo.jpg', query));
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    const { answer, content } = await get(address('photo.jpg', query), { 'if-none-match': `W/${etag}` });
    expect(answer.status).toBe(304);
    expect(content).toHaveLength(0);
  });
});

describe('other files', () => {
  it('are sent in parts on request', async () => {
    const { answer, content } = await get(address('report.pdf'), { range: 'bytes=0-7' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 0-7/1000');
    expect(content.toString()).toBe('%PDF-1.7');
    expect((await get(address('report.pdf'), { range: 'bytes=1000-' })).answer.status).toBe(416);
  });

  it('ignore a range of another version', async () => {
    const { answer } = await get(address('report.pdf'), { range: 'bytes=0-7', 'if-range': '"old"' });
    expect(answer.status).toBe(200);
  });

  it('cannot act in the name of the site', async () => {
    const { headers } = await fetch(address('sign.svg'));
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await fetch(address('page.html'));
    expect(page.headers.get('content-disposition')).toBe('attachment');
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
  });

  it.each(['photo.jpg', 'sign.svg', 'report.pdf', 'page.html'])(
    'carry the headers of safety (%s)',
    async (name) => {
      const { headers } = await fetch(address(name));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('answer HEAD without a body and refuse to be written', async () => {
    const head = await fetch(address('report.pdf'), { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('1000');
    const post = await fetch(address('report.pdf'), { method: 'POST', body: 'x' });
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('addresses', () => {
  it('outside /media/ are left to others', async () => {
    expect(await rawStatus('/elsewhere')).toBe(418);
  });

  it.each([
    ['/media/../secret.txt', 400],
    ['/media/%2e%2e/secret.txt', 400],
    ['/media/..%2fsecret.txt', 400],
    ['/media/%252e%252e/secret.txt', 404],
    ['/media/a%00.jpg', 400],
    ['/media/a%5c..%5csecret.txt', 400],
    ['/media/%zz', 400],
    ['/media/.env', 404],
    ['/media/', 404],
    ['/media/nothing.jpg', 404],
  ])('%s answers %i', async (path, status) => {
    expect(await rawStatus(path)).toBe(status);
  });

  it('of a file that became a link lead nowhere', async () => {
    const url = address('swapped.txt');
    await unlink(join(world.dir, 'swapped.txt'));
    await symlink(join(world.root, 'secret.txt'), join(world.dir, 'swapped.txt'));
    const { answer, content } = await get(url);
    expect(answer.status).toBe(404);
    expect(content.toString()).not.toContain('secret');
  });
});
