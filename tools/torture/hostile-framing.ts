import { between, noise, pick, type Random } from './hostile-text.ts';
import type { RawRequest } from './raw-request.ts';

/** What a framing is made with. */
interface Making {
  random: Random;
  /** The host and port that the server answers for. */
  host: string;
  body: Buffer;
}

/** The heads that say where a body ends, rightly or not, and the body as it goes over the line. */
interface Framed {
  trick?: string;
  heads: string[];
  bytes: Buffer;
  isSound: boolean;
  ending?: RawRequest['ending'];
  pause?: number;
}

/** Puts a body on the line: mostly as it should be, else in one of many ways that are wrong or odd. */
export function hostileFraming(making: Making): Framed {
  return making.random() < 0.75 ? plain(making) : pick(making.random, framings)(making);
}

function plain({ body }: Pick<Making, 'body'>): Framed {
  return { heads: [`Content-Length: ${body.length}`], bytes: body, isSound: true };
}

const framings: ((making: Making) => Framed)[] = [
  ({ random, body }) => {
    const length = Math.max(0, body.length - between(random, 1, 40));
    return {
      trick: 'shorter than it says',
      heads: [`Content-Length: ${length + 80}`],
      bytes: body.subarray(0, length),
      isSound: false,
      ending: 'half-close',
    };
  },
  ({ body }) => ({
    trick: 'longer than it says',
    heads: [`Content-Length: ${body.length >> 1}`],
    bytes: body,
    isSound: true,
  }),
  ({ random, body }) => ({
    trick: 'an impossible length',
    heads: [
      `Content-Length: ${pick(random, ['-1', 'x', '1e9', '99999999999999999999', '0x10', '1, 2', ' '])}`,
    ],
    bytes: body,
    isSound: false,
    ending: 'half-close',
  }),
  ({ body }) => ({
    trick: 'two lengths',
    heads: [`Content-Length: ${body.length}`, 'Content-Length: 3'],
    bytes: body,
    isSound: false,
    ending: 'half-close',
  }),
  ({ body }) => ({ trick: 'no length', heads: [], bytes: body, isSound: false, ending: 'half-close' }),
  ({ random, body }) => ({
    trick: 'in chunks',
    heads: ['Transfer-Encoding: chunked'],
    bytes: chunked(random, body),
    isSound: true,
  }),
  ({ random, body }) => ({
    trick: 'in chunks, without end',
    heads: ['Transfer-Encoding: chunked'],
    bytes: chunked(random, body).subarray(0, -5),
    isSound: false,
    ending: 'half-close',
  }),
  ({ random, body }) => ({
    trick: 'in chunks of wrong sizes',
    heads: ['Transfer-Encoding: chunked'],
    bytes: Buffer.concat([
      Buffer.from(
        pick(random, ['zz\r\n', '-5\r\n', 'ffffffffffffffffff\r\n', `5;${'x'.repeat(20_000)}\r\n`]),
      ),
      body,
    ]),
    isSound: false,
    ending: 'half-close',
  }),
  ({ random, body }) => ({
    trick: 'in chunks and with a length',
    heads: ['Transfer-Encoding: chunked', `Content-Length: ${body.length}`],
    bytes: chunked(random, body),
    isSound: false,
    ending: 'half-close',
  }),
  ({ random, body }) => ({
    trick: 'in a coding nobody knows',
    heads: [`Transfer-Encoding: ${pick(random, ['gzip, chunked', 'identity', 'chunked, chunked', 'x'])}`],
    bytes: chunked(random, body),
    isSound: false,
    ending: 'half-close',
  }),
  ({ body }) => ({
    trick: 'compressed, as it says',
    heads: ['Content-Encoding: gzip', `Content-Length: ${body.length}`],
    bytes: body,
    isSound: true,
  }),
  ({ random, body }) => ({
    trick: 'expecting',
    heads: [`Expect: ${pick(random, ['100-continue', 'x'])}`, `Content-Length: ${body.length}`],
    bytes: body,
    isSound: true,
  }),
  ({ random, body }) => ({
    trick: 'many heads',
    heads: [
      ...Array.from({ length: between(random, 50, 1500) }, (_, index) => `X-${index}: ${index}`),
      `Content-Length: ${body.length}`,
    ],
    bytes: body,
    isSound: false,
  }),
  ({ random, body }) => ({
    trick: 'heads around the limit',
    heads: [`X-Long: ${'x'.repeat(between(random, 15_000, 17_000))}`, `Content-Length: ${body.length}`],
    bytes: body,
    isSound: false,
  }),
  ({ random, body }) => ({
    trick: 'binary heads',
    heads: [`X-Binary: ${noise(random, 40).toString('latin1')}`, `Content-Length: ${body.length}`],
    bytes: body,
    isSound: false,
    ending: 'half-close',
  }),
  ({ random, body }) => ({
    ...plain({ body }),
    trick: 'left in the middle',
    isSound: false,
    ending: 'abort',
    pause: between(random, 0, 40),
  }),
  ({ random, body }) => ({ ...plain({ body }), trick: 'slow', pause: between(random, 50, 900) }),
  ({ host, body }) => ({
    trick: 'another request behind it',
    heads: [`Content-Length: ${body.length}`],
    bytes: Buffer.concat([body, Buffer.from(`GET /es HTTP/1.1\r\nHost: ${host}\r\n\r\n`)]),
    isSound: true,
  }),
  ({ host, body }) => ({
    trick: 'another host',
    heads: [`Host: ${pickHost(host)}`, `Content-Length: ${body.length}`],
    bytes: body,
    isSound: false,
    ending: 'half-close',
  }),
  ({ body }) => ({
    trick: 'an upgrade',
    heads: ['Connection: Upgrade', 'Upgrade: websocket', `Content-Length: ${body.length}`],
    bytes: body,
    isSound: false,
  }),
];

function pickHost(host: string): string {
  return `${host}.example.org`;
}

function chunked(random: Random, bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const piece = bytes.subarray(from, from + between(random, 1, random() < 0.3 ? 3 : 4000));
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
    from += piece.length;
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}
