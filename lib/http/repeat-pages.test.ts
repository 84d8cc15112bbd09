import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { dependsOn } from '#lib/content/track.ts';
import { createPageStore } from './page-store.ts';
import { createPageRepeater } from './repeat-pages.ts';
import type { RequestNote } from './request-note.ts';
import { send } from './send.ts';

/** A real server that sends `/page` and then repeats it; `learnt` lists which answers were not repeated. */
async function site() {
  const pages = createPageStore(() => {});
  const known = createPageRepeater(pages);
  const learnt: string[] = [];
  let text = 'uno';
  let sent = () => {};
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const about: RequestNote = { id: `id-${requests}`, kind: 'refused', route: null, isKept: false };
    if (known.answer(request, response, about)) return;
    learnt.push(`${request.method} ${request.url}`);
    const { edition } = known;
    response.setHeader('X-Request-Id', about.id);
    response.setHeader('Content-Security-Policy', "default-src 'none'");
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const make = async () => {
      dependsOn('entry:a');
      return { status: 200, headers, body: Buffer.from(text.repeat(500)) };
    };
    const stored = await pages.get('/page', make);
    await send(request, response, { stored });
    sent();
    known.learn(request, response, { stored, edition });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // The cast is Node's: a server on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number | undefined; raw: string[]; body: Buffer }>((resolve, reject) => {
      ask({ port, path: '/page', method, headers, agent: false }, async (answer) => {
        const body = Buffer.concat(await answer.toArray());
        resolve({ status: answer.statusCode, raw: answer.rawHeaders, body });
      })
        .on('error', reject)
        .end();
    });
  return { pages, known, learnt, get, write, onSent };

  function write(words: string): void {
    text = words;
  }
  function onSent(then: () => void): void {
    sent = then;
  }
}

/** Names and values, without those that differ from one answer to the next. */
function lasting(raw: readonly string[]): string[] {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}`] : []));
  return pairs.filter((pair) => !/^(?:Date|X-Request-Id|X-Accel-Expires):/.test(pair)).sort();
}

it.each(['br', 'gzip, deflate', ''])(
  'repeats an answer to “%s” as it was, with an id of its own',
  async (accepted) => {
    const { get, learnt } = await site();
    const headers = accepted ? { 'accept-encoding': accepted } : {};
    const first = await get(headers);
    const second = await get(headers);
    expect(learnt).toEqual(['GET /page']);
    expect(second.body).toEqual(first.body);
    expect(lasting(second.raw)).toEqual(lasting(first.raw));
    expect(second.raw.join(' ')).toMatch(
      /X-Request-Id id-2 .*X-Accel-Expires @\d+|X-Accel-Expires @\d+ .*X-Request-Id id-2/,
    );
    expect(second.raw.filter((name) => name === 'X-Request-Id')).toHaveLength(1);
  },
);

it('leaves to others what is not the same request', async () => {
  const { get, learnt } = await site();
  const { raw } = await get();
  await get({ 'accept-encoding': 'br' });
  expect((await get({}, 'HEAD')).body).toHaveLength(0);
  const etag = raw[raw.indexOf('ETag') + 1] ?? '';
  expect((await get({ 'if-none-match': etag })).status).toBe(304);
  expect(learnt).toEqual(['GET /page', 'GET /page', 'HEAD /page', 'GET /page']);
});

it('sends nothing that is out of date', async () => {
  const { pages, get, write } = await site();
  expect((await get()).body.toString()).toMatch(/^(?:uno)+$/);
  write('dos');
  pages.invalidate(new Set(['entry:a']));
  expect((await get()).body.toString()).toMatch(/^(?:dos)+$/);
  expect((await get()).body.toString()).toMatch(/^(?:dos)+$/);
});

it('learns nothing from an answer that a change overtook', async () => {
  const { known, get, learnt, onSent } = await site();
  onSent(() => known.forget());
  await get();
  onSent(() => {});
  await get();
  await get();
  expect(learnt).toHaveLength(2);
});
