import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Details } from '#lib/log/log.ts';
import { RequestTally } from '#lib/metrics/request-tally.ts';
import { eventually } from '#tests/eventually.ts';
import { observeRequests } from './observe-requests.ts';
import type { RequestHandler } from './request-handler.ts';
import { noteRequest } from './request-note.ts';

/** A real server whose requests are seen by us, with the lines that they leave. */
async function observed(answer: RequestHandler, trustedProxies: string[] = []) {
  const lines: [string, Details][] = [];
  const note = (words: string, details: Details = {}) => void lines.push([words, details]);
  const log = { debug: () => {}, info: note, warn: note, error: () => {} };
  const requests = observeRequests(answer, {
    log,
    tally: new RequestTally(),
    isDetailed: false,
    trustedProxies,
  });
  const server = createServer((request, response) => void requests.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    requests.close();
    server.closeAllConnections();
    server.close();
  });
  // The cast is Node's: a server on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return { lines, requests, port, origin: `http://127.0.0.1:${port}` };
}

it('sums up what came from memory, and has a line for everything else', async () => {
  const { lines, requests, origin } = await observed(async (request, response) => {
    response.statusCode = request.url === '/gone' ? 404 : 200;
    noteRequest(response, 'page', '/es', request.url !== '/fresh');
    response.end('x');
  });
  for (const path of ['/kept', '/kept', '/gone', '/fresh']) await (await fetch(origin + path)).text();
  expect(lines.map(([words, { route, status }]) => [words, route, status])).toEqual([
    ['request', '/es', 404],
    ['request', '/es', 200],
  ]);
  requests.close();
  expect(lines.at(-1)).toEqual(['answered from memory', expect.objectContaining({ requests: 2 })]);
});

it('takes over the id of a proxy that was named, if it is one', async () => {
  const { origin } = await observed(async (_request, response) => void response.end(), ['127.0.0.1']);
  const idFor = async (id: string) =>
    (await fetch(origin, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await idFor('7f9c2ba4e88f827d')).toBe('7f9c2ba4e88f827d');
  expect(await idFor('short')).not.toBe('short');
  expect(await idFor('with spaces and more')).not.toContain(' ');
});

it('knows of work that goes on for a visitor who has left', async () => {
  const { promise: saved, resolve: save } = Promise.withResolvers<void>();
  const { requests, port, lines } = await observed(async (_request, response) => {
    await saved;
    response.end();
  });
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  await eventually(() => expect(requests.underWay()).toBe(1));
  socket.destroy();
  await new Promise((resolve) => socket.once('close', resolve));
  expect(requests.underWay()).toBe(1);
  save();
  await eventually(() => expect(requests.underWay()).toBe(0));
  expect(lines).toEqual([['request', expect.objectContaining({ aborted: true })]]);
});
