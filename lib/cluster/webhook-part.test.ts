import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createWebhookPart } from './webhook-part.ts';

const secret = 'a secret of the host of the repository';
const body = '{"ref":"refs/heads/main"}';
const signature = createHmac('sha256', secret).update(body).digest('hex');

async function open() {
  const heard: number[] = [];
  const part = createWebhookPart({ secret, onPush: () => heard.push(1) });
  const server = createServer((request, response) => {
    void part(request, response, new URL(request.url ?? '/', 'http://localhost'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhook`;
  return { heard, call: (init: RequestInit) => fetch(address, { method: 'POST', body, ...init }) };
}

it.each([
  ['GitHub', { 'x-hub-signature-256': `sha256=${signature}` }],
  ['Gitea', { 'x-gitea-signature': signature }],
  ['Forgejo', { 'x-forgejo-signature': signature }],
  ['GitLab', { 'x-gitlab-token': secret }],
])('a call that %s has signed is heard', async (_host, headers) => {
  const { heard, call } = await open();
  const answer = await call({ headers });
  expect([answer.status, heard.length]).toEqual([202, 1]);
});

it.each([
  ['nothing', {}],
  [
    'another secret',
    { 'x-hub-signature-256': `sha256=${createHmac('sha256', 'x').update(body).digest('hex')}` },
  ],
  ['another body', { 'x-gitea-signature': createHmac('sha256', secret).update('{}').digest('hex') }],
  ['another token', { 'x-gitlab-token': `${secret}.` }],
  ['something that is no signature', { 'x-hub-signature-256': 'sha256=' }],
])('a call with %s is refused', async (_what, headers) => {
  const { heard, call } = await open();
  const answer = await call({ headers });
  expect([answer.status, heard.length]).toEqual([401, 0]);
  expect(await answer.text()).toContain('WEBHOOK_SECRET');
});

it('takes nothing but POST, and no body without an end', async () => {
  const { heard, call } = await open();
  expect((await call({ method: 'GET', body: null })).status).toBe(405);
  const large = await call({
    body: Buffer.alloc(26 * 1024 * 1024),
    headers: { 'x-gitlab-token': secret },
  }).then(
    ({ status }) => status,
    // Closing on a sender who is not done may reach it before the answer does.
    () => 413,
  );
  expect([large, heard.length]).toEqual([413, 0]);
});
