import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { attachmentHeader } from '#lib/admin/admin-headers.ts';
import { SafeResponse } from './safe-response.ts';
import { send } from './send.ts';

/** What `answer` sends over a real connection, and what it says to the log. */
async function sent(answer: RequestListener) {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const server = createServer({ ServerResponse: SafeResponse }, answer);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The cast leaves out pipes, which nobody listens on here.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const response = await fetch(url, { redirect: 'manual' });
  const said = log.mock.calls.flat();
  log.mockRestore();
  return { status: response.status, headers: response.headers, text: await response.text(), said };
}

const wrong = 'host–with a dash';

it.each<[string, RequestListener]>([
  ['setHeader', (_, response) => response.setHeader('X-Good', '1').setHeader('X-Bad', wrong).end('text')],
  [
    'appendHeader',
    (_, response) => response.setHeader('X-Good', '1').appendHeader('X-Bad', ['a', wrong]).end('text'),
  ],
  ['writeHead', (_, response) => response.writeHead(200, { 'X-Good': '1', 'X-Bad': wrong }).end('text')],
  [
    'writeHead with names and values by turns',
    (_, response) => response.writeHead(200, ['X-Good', '1', 'X-Bad', 'two\r\nX-Evil: lines']).end('text'),
  ],
  [
    'a name that is none',
    (_, response) => response.writeHead(200, { 'X-Good': '1', 'X–Bad': 'value' }).end('text'),
  ],
  [
    'the words of the status',
    (_, response) => response.writeHead(200, 'Všechno v pořádku', { 'X-Good': '1' }).end('text'),
  ],
])('a header that cannot be sent is left out, and the rest is sent (%s)', async (_by, answer) => {
  const { status, headers, text } = await sent(answer);
  expect({ status, text, good: headers.get('x-good') }).toEqual({ status: 200, text: 'text', good: '1' });
  expect([headers.get('x-bad'), headers.get('x-evil')]).toEqual([null, null]);
});

it('is told once, however often it is asked for', async () => {
  const { said } = await sent((_, response) => {
    for (const value of ['línea–1', 'línea–1']) response.setHeader('X-Told', value);
    response.end();
  });
  expect(said).toEqual([expect.stringContaining('X-Told: línea–1')]);
});

it('leads to an address with letters that a header cannot carry', async () => {
  const location = '/es/página–1?q=📺 x\ud800';
  const { status, headers } = await sent(
    (request, response) => void send(request, response, { status: 308, location }),
  );
  expect(status).toBe(308);
  expect(headers.get('location')).toBe('/es/p%C3%A1gina%E2%80%931?q=%F0%9F%93%BA%20x%EF%BF%BD');
});

it('names a download whatever its name is', async () => {
  const { headers } = await sent((_, response) =>
    response.setHeader('Content-Disposition', attachmentHeader('acta "1"\r\n\ud800–📎.pdf')).end(),
  );
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="acta _1_[_]+\.pdf"; filename\*=/,
  );
});
