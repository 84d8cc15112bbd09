import { type HostileBody, hostileFields } from './hostile-fields.ts';
import { hostileFile } from './hostile-files.ts';
import { between, noise, pick, type Random } from './hostile-text.ts';

/** A sound form in parts, for tricks to spoil. */
interface Whole {
  random: Random;
  boundary: string;
  parts: Buffer[];
  end: Buffer;
  /** All parts and the end. */
  bytes: Buffer;
}

const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;

const tricks: Record<string, (whole: Whole) => Buffer> = {
  'hostile texts': ({ bytes }) => bytes,
  'a file': (whole) => withParts(whole, [filePart(whole)]),
  'thirty files': (whole) => withParts(whole, Array(30).fill(filePart(whole))),
  'no end': ({ parts }) => Buffer.concat(parts),
  'cut off': ({ bytes, random }) => bytes.subarray(0, between(random, 0, bytes.length)),
  'line feeds only': ({ bytes }) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  'noise before and after': ({ bytes, random }) =>
    Buffer.concat([noise(random, 300), bytes, noise(random, 300)]),
  'noise in a part': (whole) => withParts(whole, [part(whole, named('message'), noise(whole.random, 3000))]),
  'a form in a part': (whole) =>
    withParts(whole, [
      part(
        whole,
        `${named('files')}\r\nContent-Type: multipart/mixed; boundary=${whole.boundary}`,
        whole.bytes,
      ),
    ]),
  'a head of 40 kB': (whole) =>
    withParts(whole, [part(whole, `${named('a')}\r\nX: ${'y'.repeat(40_000)}`, '')]),
  'two thousand heads': (whole) =>
    withParts(whole, [part(whole, named('a') + '\r\nX-Y: z'.repeat(2000), '')]),
  'a part without a name': (whole) => withParts(whole, [part(whole, 'Content-Disposition: form-data', 'x')]),
  'a part without a head': (whole) => withParts(whole, [part(whole, '', 'x')]),
  'two names': (whole) =>
    withParts(whole, [part(whole, `${named('name')}; name="email"\r\n${named('token')}`, 'x')]),
  'encoded parts': (whole) =>
    withParts(whole, [part(whole, `${named('message')}\r\nContent-Transfer-Encoding: base64`, '!!!!')]),
  'another charset': (whole) =>
    withParts(whole, [
      part(whole, `${named('name')}\r\nContent-Type: text/plain; charset=utf-16le`, noise(whole.random, 99)),
    ]),
  'an unknown charset': (whole) =>
    withParts(whole, [part(whole, `${named('name')}\r\nContent-Type: text/plain; charset=x-none`, 'Ana')]),
  'three thousand parts': (whole) =>
    withParts(
      whole,
      Array.from({ length: 3000 }, (_, index) => part(whole, named(`n${index}`), '')),
    ),
  'a size around the limit': (whole) =>
    withParts(whole, [part(whole, named('message'), 'x'.repeat(64 * 1024 + between(whole.random, -300, 2)))]),
  'boundaries only': ({ boundary }) => Buffer.from(`--${boundary}\r\n`.repeat(5000)),
  'nothing at all': () => Buffer.alloc(0),
  'the end only': ({ end }) => end,
};

const boundaries = ['x', '----WebKitFormBoundary7MA4YWxkTrZu0gW', 'b'.repeat(70), 'áé', '-', '(x)'] as const;

/** A multipart body that no browser would send. */
export function hostileMultipart(random: Random, token: string): HostileBody {
  const boundary = pick(random, boundaries);
  const end = Buffer.from(`--${boundary}--\r\n`);
  const empty: Whole = { random, boundary, parts: [], end, bytes: end };
  const parts = hostileFields(random, token).map(([name, text]) => part(empty, named(name), text));
  const whole = { ...empty, parts, bytes: Buffer.concat([...parts, end]) };
  const [trick, make] = pick(random, Object.entries(tricks));
  return { trick: `multipart, ${trick}`, type: contentType(random, boundary), body: make(whole) };
}

function contentType(random: Random, boundary: string): string {
  const type = `multipart/form-data; boundary="${boundary}"`;
  if (random() < 0.85) return type;
  return pick(random, [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=""',
    'multipart/form-data; boundary=other',
    `multipart/form-data; boundary=${'x'.repeat(5000)}`,
    `${type}; boundary=y`,
    `multipart/form-data; boundary*=utf-8''${boundary}`,
    `multipart/mixed; boundary=${boundary}`,
  ]);
}

function part({ boundary }: Whole, head: string, content: string | Buffer): Buffer {
  const start = `--${boundary}\r\n${head}${head && '\r\n'}\r\n`;
  return Buffer.concat([Buffer.from(start), Buffer.from(content), Buffer.from('\r\n')]);
}

function filePart(whole: Whole): Buffer {
  const { head, content } = hostileFile(whole.random);
  return part(whole, `${named('files')}${head}`, content);
}

function withParts({ parts, end }: Whole, more: readonly Buffer[]): Buffer {
  return Buffer.concat([...parts, ...more, end]);
}
