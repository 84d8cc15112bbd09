import { createServer, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormReading } from './form-reading.ts';
import type { ReceiveFile } from './multipart-form.ts';
import { readForm } from './read-form.ts';

let server: Server;
let port: number;
let reading: FormReading | unknown;
let options: { receiveFile?: ReceiveFile; milliseconds?: number } = {};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    reading = await readForm(request, options).catch((error: unknown) => error);
    response.end('answered');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a body over a real connection; resolves with what the browser would be answered. */
function post(
  type: string,
  pieces: Iterable<string | Buffer>,
  settings: typeof options & { pause?: number } = {},
) {
  options = settings;
  return new Promise<string>((resolve, reject) => {
    const headers = type ? { 'content-type': type } : {};
    const outgoing = send({ port, host: '127.0.0.1', method: 'POST', headers }, async (response) => {
      response.setEncoding('utf8');
      let text = '';
      for await (const piece of response) text += piece;
      resolve(text);
    });
    outgoing.on('error', reject);
    void (async () => {
      for (const piece of pieces) {
        if (settings.pause) await sleep(settings.pause);
        if (!outgoing.write(piece)) await new Promise((go) => outgoing.once('drain', go));
      }
      outgoing.end();
    })();
  });
}

const multipart = 'multipart/form-data; boundary=edge';
const urlencoded = 'application/x-www-form-urlencoded';

function part(name: string, value: string, file?: string) {
  const fileName = file === undefined ? '' : `; filename="${file}"`;
  return `--edge\r\nContent-Disposition: form-data; name="${name}"${fileName}\r\n\r\n${value}\r\n`;
}

function* megabytes(count: number) {
  for (let i = 0; i < count; i++) yield Buffer.alloc(1024 * 1024, 'x');
}

const keep: ReceiveFile = async ({ name, body }) => {
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > 10 * 1024 * 1024) return { name, reason: 'too-large' };
  }
  return { path: `path of ${name}`, name, size };
};

describe('an urlencoded form', () => {
  it('is read, with every language', async () => {
    await post(urlencoded, ['name=Núria+%C3%80&message=dos%0D%0Alíneas&message=y otra']);
    expect(reading).toMatchObject({ kind: 'form', files: [], refused: [] });
    const { fields } = reading as FormReading;
    expect(fields.get('name')).toBe('Núria À');
    expect(fields.getAll('message')).toEqual(['dos\r\nlíneas', 'y otra']);
  });

  it('may hold bytes that are no text', async () => {
    await post(urlencoded, ['name=%FF%FEa%00&%zz=1']);
    expect((reading as FormReading).fields.get('name')).toBe('\uFFFD\uFFFDa\0');
  });

  it('of more than 64 kB is refused with words, and what came first is not lost', async () => {
    const answer = await post(urlencoded, ['name=Ana&message=', ...megabytes(5)]);
    expect(answer).toBe('answered');
    expect(reading).toMatchObject({ kind: 'refused', status: 413, reason: 'too-large' });
    expect((reading as FormReading).fields.get('name')).toBe('Ana');
  });

  it('of ten thousand fields is refused', async () => {
    await post(urlencoded, [Array.from({ length: 10_000 }, (_, i) => `${i}=`).join('&')]);
    expect(reading).toMatchObject({ kind: 'refused', status: 413, reason: 'too-many-fields' });
  });

  it('that comes too slowly is refused, with what has come', async () => {
    const pieces = ['name=Ana', '&email=a', '&city=b', '&city=c'];
    const answer = await post(urlencoded, pieces, { milliseconds: 100, pause: 60 });
    expect(answer).toBe('answered');
    expect(reading).toMatchObject({ kind: 'refused', status: 408, reason: 'too-slow' });
    expect((reading as FormReading).fields.get('name')).toBe('Ana');
  });
});

describe('another type', () => {
  it.each(['application/json', 'text/plain', 'multipart/mixed; boundary=x', ''])(
    '%s is refused',
    async (type) => {
      expect(await post(type, ['{"name": "Ana"}'])).toBe('answered');
      expect(reading).toMatchObject({ kind: 'refused', status: 415, reason: 'wrong-type' });
    },
  );
});

describe('a multipart form', () => {
  it('is read with its files; an empty file input is no file', async () => {
    const body = [
      part('name', 'Núria'),
      part('files', '', ''),
      part('files', 'abc', 'a.txt'),
      part('city', 'Àger'),
    ];
    await post(multipart, [...body, '--edge--\r\n'], { receiveFile: keep });
    expect(reading).toMatchObject({
      kind: 'form',
      files: [{ path: 'path of a.txt', name: 'a.txt', size: 3 }],
      refused: [],
    });
    expect([...(reading as FormReading).fields]).toEqual([
      ['name', 'Núria'],
      ['city', 'Àger'],
    ]);
  });

  it('loses one file that is too large, not the form', async () => {
    const body = [part('name', 'Ana'), part('files', '', 'big.pdf').slice(0, -2), ...megabytes(30), '\r\n'];
    await post(multipart, [...body, part('city', 'Olot'), '--edge--\r\n'], { receiveFile: keep });
    expect(reading).toMatchObject({ kind: 'form', refused: [{ name: 'big.pdf', reason: 'too-large' }] });
    expect((reading as FormReading).fields.get('city')).toBe('Olot');
  });

  it('takes three files, and names those that were too many', async () => {
    const body = ['a', 'b', 'c', 'd', 'e'].map((name) => part('files', 'x', name));
    await post(multipart, [...body, '--edge--\r\n'], { receiveFile: keep });
    expect(reading).toMatchObject({
      files: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      refused: [
        { name: 'd', reason: 'too-many' },
        { name: 'e', reason: 'too-many' },
      ],
    });
  });

  it('reads past files where none are wanted', async () => {
    await post(multipart, [part('files', 'x'.repeat(1000), 'a'), part('name', 'Ana'), '--edge--\r\n']);
    expect(reading).toMatchObject({ kind: 'form', files: [] });
    expect((reading as FormReading).fields.get('name')).toBe('Ana');
  });

  it.each([
    [
      'text of 5 MB',
      [
        part('name', 'Ana'),
        '--edge\r\nContent-Disposition: form-data; name="message"\r\n\r\n',
        ...megabytes(5),
        '\r\n--edge--\r\n',
      ],
      'too-large',
    ],
    [
      'ten thousand fields',
      [...Array.from({ length: 10_000 }, (_, i) => part(`f${i}`, 'x')), '--edge--\r\n'],
      'too-many-fields',
    ],
    [
      'ten thousand nameless parts',
      [...Array.from({ length: 10_000 }, () => '--edge\r\nX: y\r\n\r\nz\r\n'), '--edge--\r\n'],
      'too-many-fields',
    ],
    [
      '200 MB of file',
      [part('files', '', 'big').slice(0, -2), ...megabytes(200), '\r\n--edge--\r\n'],
      'too-large',
    ],
    ['an end in the middle of a file', [part('files', 'abc', 'a').slice(0, -2)], 'malformed'],
    ['an end in the middle of a header', ['--edge\r\nContent-Disposition: form-da'], 'malformed'],
    ['no boundary in its body', ['hello'], 'malformed'],
    ['nothing in it', [], 'malformed'],
  ])(
    'with %s is refused',
    async (_what, pieces, reason) => {
      expect(await post(multipart, pieces, { receiveFile: keep })).toBe('answered');
      expect(reading).toMatchObject({ kind: 'refused', reason });
    },
    60_000,
  );

  it('without a boundary is refused', async () => {
    expect(await post('multipart/form-data; charset=utf-8', ['x'])).toBe('answered');
    expect(reading).toMatchObject({ kind: 'refused', status: 400, reason: 'malformed' });
  });

  it('that stalls in a file is refused in time', async () => {
    const pieces = [part('name', 'Ana'), part('files', '', 'a').slice(0, -2), 'a', 'b', 'c', 'd'];
    await post(multipart, pieces, { receiveFile: keep, milliseconds: 100, pause: 50 });
    expect(reading).toMatchObject({ kind: 'refused', status: 408, reason: 'too-slow' });
    expect((reading as FormReading).fields.get('name')).toBe('Ana');
  });

  it('whose file cannot be kept says so to the caller, after reading it', async () => {
    const fail: ReceiveFile = async () => {
      throw new Error('disk full');
    };
    const body = [part('files', 'x'.repeat(100_000), 'a'), '--edge--\r\n'];
    expect(await post(multipart, body, { receiveFile: fail })).toBe('answered');
    expect(reading).toEqual(new Error('disk full'));
  });
});
