import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { password, testSignIn } from '#tests/doubles/sign-in.ts';
import { createAuthPart } from './auth-part.ts';

const siteOrigin = 'http://localhost:4210';

async function serve() {
  const { auth } = await testSignIn('sqlite');
  const part = createAuthPart({ authentication: auth, siteOrigin, clientOf: () => null });
  const server = createServer((request, response) => {
    void part(request, response, new URL(request.url ?? '/', siteOrigin)).then((isOurs) => {
      if (!isOurs) response.writeHead(418).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // The cast: a server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

const json = { 'Content-Type': 'application/json' };
const right = JSON.stringify({ email: 'ada@example.org', password });

function post(body: string, headers: Record<string, string> = json): RequestInit {
  return { method: 'POST', headers, body };
}

it('lets a program in, and out', async () => {
  const ask = await serve();
  const answer = await ask('/api/auth/sign-in/email', post(right));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ user: { email: 'ada@example.org', role: 'admin' } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = await (await ask('/api/auth/get-session', { headers: { cookie } })).json();
  expect(session).toMatchObject({ user: { name: 'Ada' } });
  expect((await ask('/api/auth/sign-out', post('{}', { ...json, cookie }))).status).toBe(200);
  expect(await (await ask('/api/auth/get-session', { headers: { cookie } })).json()).toBeNull();
});

it('has nothing else', async () => {
  const ask = await serve();
  const absent = [
    'POST /api/auth/sign-up/email',
    'POST /api/auth/admin/create-user',
    'GET /api/auth/admin/list-users',
    'GET /api/auth/magic-link/verify?token=x',
    'POST /api/auth/sign-in/magic-link',
    'POST /api/auth/change-password',
    'POST /api/auth/request-password-reset',
    'POST /api/auth/two-factor/disable',
    'GET /api/auth/sign-in/email',
    'POST /api/auth//sign-in/email',
    'GET /api/auth/ok',
  ];
  const found = [];
  for (const address of absent) {
    const [method, path = ''] = address.split(' ');
    const answer = await ask(path, method === 'POST' ? post(right) : {});
    if (answer.status !== 404) found.push(address);
  }
  expect(found).toEqual([]);
});

it('tells an unknown address from a wrong password by nothing, and slows both down', async () => {
  const ask = await serve();
  const wrong = (email: string) =>
    ask('/api/auth/sign-in/email', post(JSON.stringify({ email, password: 'not the right one' })));
  const bodies = [];
  for (const email of ['ada@example.org', 'nobody@example.org']) {
    const answer = await wrong(email);
    bodies.push([answer.status, await answer.text(), answer.headers.getSetCookie()]);
  }
  expect(bodies[0]).toEqual(bodies[1]);
  for (const email of ['ada@example.org', 'nobody@example.org']) {
    for (let round = 0; round < 5; round++) await wrong(email);
    const slowed = await wrong(email);
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  }
});

it('takes JSON from programs and from this site only', async () => {
  const ask = await serve();
  const cases = [
    [{ ...json, Origin: 'https://evil.example' }, right, 403],
    [{ ...json, 'Sec-Fetch-Site': 'cross-site' }, right, 403],
    [{ ...json, Origin: siteOrigin }, right, 200],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 'email=ada%40example.org', 415],
    [{ 'Content-Type': 'text/plain' }, right, 415],
    [json, '{', 400],
    [json, '[]', 400],
    [json, '{"email":{"$ne":1},"password":["x"]}', 400],
    [json, JSON.stringify({ email: 'ada@example.org', password: 'x'.repeat(20_000) }), 413],
  ] as const;
  for (const [headers, body, status] of cases) {
    const answer = await ask('/api/auth/sign-in/email', post(body, headers));
    expect([headers, body, answer.status]).toEqual([headers, body, status]);
  }
});
