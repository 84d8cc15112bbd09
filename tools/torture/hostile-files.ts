import { hostileText, noise, pick, type Random } from './hostile-text.ts';

const fileNames = [
  '../../../etc/passwd',
  '..\\..\\web.config',
  'a\0.pdf',
  'gnp.\u202Eexe',
  'CON.pdf',
  '.htaccess',
  '',
  ' ',
  '/',
  `${'ñ'.repeat(3000)}.pdf`,
  'a.pdf"; name="token',
] as const;

const head = (text: string, size = 0) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(size)]);

/** Beginnings and whole files that pretend to be something. */
const contents: Record<string, (random: Random) => Buffer> = {
  nothing: () => Buffer.alloc(0),
  noise: (random) => noise(random, 2000),
  'a PDF': () => head('%PDF-1.7\nx\n%%EOF\n'),
  'a PDF without end': () => head('%PDF-1.7\n', 5000),
  'a PDF and a ZIP': () => head(`%PDF-1.7\n%%EOF\nPK\x05\x06${'\0'.repeat(18)}`),
  'a PNG that ends': () => head('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 30),
  'a PNG of many pixels': () =>
    head('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0', 40),
  'a JPEG that ends': () => head('\xff\xd8\xff\xe0\0\x10JFIF\0', 400),
  'a WebP that lies': () => head('RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff', 100),
  'an SVG': () => head('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'a program': () => head('MZ\x90\0\x03', 800),
  'a page': () => head('<!doctype html><script>alert(1)</script>'),
  'a ZIP that is broken': () => head('PK\x03\x04\x14\0\0\0\x08\0', 500),
  'a ZIP that says it is huge': () =>
    head(
      `PK\x03\x04${'\0'.repeat(26)}PK\x01\x02${'\xff'.repeat(42)}PK\x05\x06\0\0\0\0\x01\0\x01\0\xff\xff\xff\xff\x1e\0\0\0\0\0`,
    ),
  'a megabyte': (random) => head('%PDF-1.4\n', 1_000_000 + Math.floor(random() * 1000)),
};

/** A file for a form: the rest of its part's head, and its bytes. */
export function hostileFile(random: Random): { head: string; content: Buffer } {
  const name = pick(random, [...fileNames, hostileText(random).slice(0, 500)]);
  const shapes = [
    `; filename="${name}"`,
    `; filename=${name}`,
    `; filename*=utf-8''${encodeURIComponent(name.toWellFormed())}`,
  ];
  const type = pick(random, ['application/pdf', 'image/png', 'text/html', 'x', '']);
  const [, make] = pick(random, Object.entries(contents));
  return { head: `${pick(random, shapes)}\r\nContent-Type: ${type}`, content: make(random) };
}
