import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendOnce } from './send-once.ts';

const body = Buffer.from('Hola. '.repeat(400));
const server = createServer((request, response) => {
  if (request.url === '/kept') response.setHeader('Cache-Control', 'private, max-age=60');
  const headers = { 'content-type': 'text/html', 'x-powered-by': 'somebody' };
  void sendOnce(request, response, { status: 200, headers, body });
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

it('is kept by nobody, unless the response said otherwise before', async () => {
  expect((await fetch(origin)).headers.get('cache-control')).toBe('no-store');
  expect((await fetch(`${origin}/kept`)).headers.get('cache-control')).toBe('private, max-age=60');
});

it('comes whole in the coding that is accepted, with no headers but ours', async () => {
  for (const [accepted, coding] of [
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const answer = await fetch(origin, { headers: { 'accept-encoding': accepted } });
    expect([answer.headers.get('content-encoding'), answer.headers.get('x-powered-by')]).toEqual([
      coding,
      null,
    ]);
    expect(await answer.text()).toBe(body.toString());
  }
});

it('has a head without a body', async () => {
  const answer = await fetch(origin, { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
});
