import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { animation } from '#tests/doubles/media-library.ts';
import { testStudio } from '#tests/doubles/studio.ts';
import { mp4, upload } from '#tests/doubles/upload.ts';
import { docxParts, odtParts, zip } from '#tests/doubles/zip.ts';

const picture = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#c41',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  });
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#c41" d="M0 0h9v9z"/></svg>';

async function open() {
  const studio = await testStudio({});
  return { studio, ada: await studio.editor('grace@example.org', { name: 'Grace' }) };
}

describe('an upload', () => {
  it('is committed as the person, served at once, and told in the audit trail', async () => {
    const { studio, ada } = await open();
    const bytes = await picture(60, 40).jpeg().toBuffer();
    const { status, body } = await upload(studio, ada, { bytes, name: 'Año Nuevo (1).JPEG' });
    expect({ status, path: body.path }).toEqual({ status: 200, path: 'public/media/ano-nuevo-1.jpg' });
    const { git } = studio.repository;
    expect(git('show', '--name-status', '--format=%an: %s', 'HEAD')).toBe(
      'Grace: Medios: «ano-nuevo-1.jpg» — entrada nueva\n\nA\tmedia/ano-nuevo-1.jpg',
    );
    const served = await fetch(studio.origin + body.url);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await fetch(studio.origin + body.thumbnail)).status).toBe(200);
    const rows = await studio.database.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'media%')
      .execute();
    expect(rows).toEqual([{ action: 'media.create' }]);
  });

  it('takes no name that was given away at another process a moment ago', async () => {
    const others = await picture(30, 30).jpeg().toBuffer();
    const studio = await testStudio(
      {},
      {
        async catchUp() {
          await writeFile(join(studio.mediaDir, 'portada.jpg'), others);
          studio.repository.git('add', 'media/portada.jpg');
          studio.repository.git('commit', '-qm', 'elsewhere');
        },
      },
    );
    const ada = await studio.editor('grace@example.org');
    const bytes = await picture(60, 40).jpeg().toBuffer();
    const { body } = await upload(studio, ada, { bytes, name: 'portada.jpg' });
    expect(body.path).toBe('public/media/portada-2.jpg');
    expect(await readFile(join(studio.mediaDir, 'portada.jpg'))).toEqual(others);
  });

  it('loses where and with what it was taken, and stands upright', async () => {
    const { studio, ada } = await open();
    const exif = {
      IFD0: { Make: 'Camera of Ada', Orientation: '6' },
      IFD3: { GPSLatitude: '41/1 23/1 0/1' },
    };
    const bytes = await picture(80, 40)
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer();
    expect(bytes.includes('Camera of Ada')).toBe(true);
    const { body } = await upload(studio, ada, { bytes, name: 'foto.jpg' });
    const stored = await readFile(join(studio.repository.root, 'media', body.name));
    expect(stored.includes('Camera of Ada')).toBe(false);
    const { exif: left, width, height } = await sharp(stored).metadata();
    expect({ left, width, height }).toEqual({ left: undefined, width: 40, height: 80 });
  });

  it('is made smaller where it is huge', async () => {
    const { studio, ada } = await open();
    const bytes = await picture(5000, 100).png().toBuffer();
    const { body } = await upload(studio, ada, { bytes, name: 'ancha.png' });
    expect(await sharp(join(studio.repository.root, 'media', body.name)).metadata()).toMatchObject({
      width: 4096,
      height: 82,
    });
  });

  it.each(['gif', 'webp'] as const)('that moves goes on moving: %s', async (format) => {
    const { studio, ada } = await open();
    const bytes = await (await animation(40, 30, 3)).toFormat(format).toBuffer();
    const { body } = await upload(studio, ada, { bytes, name: `mueve.${format}` });
    const { pages, pageHeight } = await sharp(join(studio.repository.root, 'media', body.name), {
      animated: true,
    }).metadata();
    expect({ pages, pageHeight }).toEqual({ pages: 3, pageHeight: 30 });
  });

  it.each([
    ['a PDF', pdf, 'x.exe', 'x.pdf'],
    ['an ODT', zip(odtParts()), 'informe.zip', 'informe.odt'],
    ['a DOCX', zip(docxParts()), 'informe', 'informe.docx'],
    ['an MP4', mp4(), 'vídeo.mov', 'video.mp4'],
    ['a drawing', Buffer.from(drawing), 'logo.svg', 'logo.svg'],
  ])('may be %s, named after what it is', async (_, bytes, name, stored) => {
    const { studio, ada } = await open();
    const { status, body } = await upload(studio, ada, { bytes, name });
    expect({ status, name: body.name }).toEqual({ status: 200, name: stored });
    expect((await fetch(studio.origin + body.url)).status).toBe(200);
  });
});

describe('an upload is refused', () => {
  const jpeg = () => picture(30, 30).jpeg().toBuffer();
  it.each([
    [
      'a page that calls itself a picture',
      async () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      415,
    ],
    ['a program', async () => Buffer.from('MZ\x90\0\x03\0\0\0'.padEnd(600, '\0'), 'latin1'), 415],
    ['a picture with an archive behind it', async () => Buffer.concat([await jpeg(), zip(docxParts())]), 415],
    ['a PDF with an archive behind it', async () => Buffer.concat([pdf, zip(odtParts())]), 415],
    ['a video with a page behind it', async () => mp4(Buffer.from('<script>alert(1)</script>')), 422],
    ['an archive', async () => zip([{ name: 'a.txt', data: 'a' }]), 415],
    ['half a picture', async () => (await picture(300, 300).png().toBuffer()).subarray(0, 20_000), 422],
    ['nothing', async () => Buffer.alloc(0), 422],
  ])('%s', async (_, make, expected) => {
    const { studio, ada } = await open();
    const { status, body } = await upload(studio, ada, { bytes: await make(), name: 'foto.jpg' });
    expect(status).toBe(expected);
    expect(body.error).toContain('foto.jpg');
    expect(studio.commits()).toBe(1);
  });

  it('that has more than 25 MB', async () => {
    const { studio, ada } = await open();
    const { status, body } = await upload(studio, ada, {
      bytes: Buffer.alloc(26_300_000),
      name: 'gordo.bin',
    });
    expect(status).toBe(413);
    expect(body.error).toContain('25 MB');
  });

  it('from elsewhere, without a session, or to elsewhere', async () => {
    const { studio, ada } = await open();
    const bytes = await jpeg();
    const statuses = async (more: object) =>
      (await upload(studio, ada, { bytes, name: 'a.jpg', ...more })).status;
    expect(await statuses({ headers: { origin: 'https://evil.example' } })).toBe(403);
    expect(await statuses({ headers: { 'x-cms': '' } })).toBe(403);
    expect(await statuses({ headers: { cookie: '' } })).toBe(401);
    for (const folder of [
      'content',
      'public/media/../..',
      'public/media/.git',
      '/etc',
      'public/mediaevil',
      'public/media/a\\b',
    ])
      expect(`${folder} ${await statuses({ folder })}`).toBe(`${folder} 400`);
    expect(studio.commits()).toBe(1);
    // A name is never a path.
    const { body } = await upload(studio, ada, { bytes, name: '../../../x\0.jpg' });
    expect(body.path).toBe('public/media/x.jpg');
  });
});
