import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startReceiver, token } from '#tests/doubles/message-receiver.ts';
import type { ContactAnswer } from './contact-answer.ts';

const good = { name: 'Ana', email: 'ana@example.org', message: 'Queremos una asamblea.', privacy: 'yes' };

let world: Awaited<ReturnType<typeof startReceiver>>;
let send: typeof world.send;
let stored: typeof world.stored;

beforeEach(async () => {
  world = await startReceiver();
  ({ send, stored } = world);
});

async function suspicions(): Promise<string[]> {
  const [message] = await stored();
  return JSON.parse(message?.suspicions ?? '[]').map(({ code }: { code: string }) => code);
}

it('stores a message and leads to the thanks for it', async () => {
  const sent = await send({ ...good, token: token() });
  expect(sent).toEqual({
    kind: 'redirect',
    location: expect.stringMatching(/^\/es\/contacto\/gracias\/[\w-]{27}$/),
  });
  expect(await stored()).toMatchObject([
    { name: 'Ana', status: 'new', locale: 'es', page: '/es/contacto', suspicions: '[]' },
  ]);
  expect(world.mailed).toHaveLength(1);
});

describe('the same form', () => {
  it('sent fifty times at once stores one message and leads to one page', async () => {
    const fields = { ...good, token: token() };
    const answers: ContactAnswer[] = [];
    await Promise.all(Array.from({ length: 50 }, async () => answers.push(await send(fields))));
    expect(await stored()).toHaveLength(1);
    const again = await send(fields);
    expect(new Set([...answers, again].map((each) => JSON.stringify(each))).size).toBe(1);
    expect(world.mailed).toHaveLength(1);
  });

  it('with other words is shown again under another number, with everything in it', async () => {
    await send({ ...good, token: token() });
    const fields = { ...good, token: token() };
    await send(fields);
    const second = await send({ ...fields, message: 'Otra cosa.', city: 'Vic' });
    expect(second).toMatchObject({
      kind: 'page',
      status: 422,
      form: { notice: 'number-used', hasConsent: true, values: { message: 'Otra cosa.', city: 'Vic' } },
    });
    if (second.kind !== 'page') throw new Error('no page');
    expect((await send({ ...good, message: 'Otra cosa.', token: second.form.token })).kind).toBe('redirect');
    expect(await stored()).toHaveLength(3);
  });

  it('that was shown again with errors still is one message', async () => {
    const first = token();
    const shown = await send({ ...good, email: '', token: first });
    if (shown.kind !== 'page') throw new Error('no page');
    await send({ ...good, token: shown.form.token });
    await send({ ...good, token: first });
    expect(await stored()).toHaveLength(1);
  });
});

describe('a form that cannot be taken keeps its text', () => {
  const fields = { ...good, city: 'Reus' };
  const values = { name: 'Ana', message: good.message, city: 'Reus' };
  it.each([
    ['without a token', () => send(fields), 422, 'forged'],
    ['with a forged token', () => send({ ...fields, token: `${token()}x` }), 422, 'forged'],
    ['after a day', () => send({ ...fields, token: token(25 * 3600) }), 422, 'expired'],
    [
      'from another site',
      () => send({ ...fields, token: token() }, { headers: { origin: 'https://evil.example' } }),
      403,
      'foreign',
    ],
    ['too large', () => send({ ...fields, token: token(), source: 'x'.repeat(70_000) }), 413, 'too-large'],
  ])('%s', async (_what, submit, status, notice) => {
    expect(await submit()).toMatchObject({ kind: 'page', status, form: { notice, values } });
    expect(await stored()).toEqual([]);
  });

  it('while the database cannot be written, and is taken afterwards', async () => {
    const other = new Sqlite(world.databaseFile);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const sent = await send({ ...fields, token: token() });
    expect(sent).toMatchObject({ status: 503, retryAfter: 10, form: { notice: 'busy', values } });
    other.exec('rollback');
    if (sent.kind !== 'page') throw new Error('no page');
    expect((await send({ ...fields, token: sent.form.token })).kind).toBe('redirect');
    expect(await stored()).toHaveLength(1);
  });

  it('with what is wrong with each field', async () => {
    expect(await send({ token: token(), email: 'ana', message: 'Hola' })).toMatchObject({
      status: 422,
      internal: '/es/contact',
      form: {
        notice: null,
        problems: [
          { field: 'name', code: 'missing' },
          { field: 'email', code: 'wrong' },
          { field: 'privacy', code: 'missing' },
        ],
      },
    });
  });
});

describe('on a suspicion a message is stored and set aside', () => {
  it.each([
    ['a filled trap', { subject: 'SEO' }, {}, 60, ['honeypot']],
    ['a form sent at once', {}, {}, 1, ['too-fast']],
    ['no word of where it comes from', {}, { origin: '' }, 60, ['no-origin']],
    ['all of it', { subject: 'x' }, { origin: '' }, 1, ['honeypot', 'too-fast', 'no-origin']],
  ])('%s', async (_what, more, headers, age, codes) => {
    const sent = await send({ ...good, ...more, token: token(age) }, { headers });
    expect(sent.kind).toBe('redirect');
    expect(await stored()).toMatchObject([{ status: 'quarantine' }]);
    expect(await suspicions()).toEqual(codes);
    expect(world.mailed).toEqual([]);
  });

  it('the sixth message from one place in ten minutes; a double click counts once', async () => {
    world.sender.client = 'somebody';
    for (let count = 1; count <= 5; count++) {
      const fields = { ...good, token: token() };
      await send(fields);
      await send(fields);
    }
    expect((await stored()).map(({ status }) => status)).toEqual(Array(5).fill('new'));
    await send({ ...good, token: token() });
    const last = (await stored()).at(-1);
    expect(last).toMatchObject({ status: 'quarantine' });
    expect(JSON.parse(last?.suspicions ?? '')).toEqual([{ code: 'many-from-one-place', count: 6 }]);
  });
});

it('asks a place that sent thirty messages in an hour to wait, and keeps the text', async () => {
  world.sender.client = 'somebody';
  for (let count = 1; count <= 30; count++)
    expect((await send({ ...good, token: token() })).kind).toBe('redirect');
  const sent = await send({ ...good, token: token() });
  expect(sent).toMatchObject({
    status: 429,
    form: { notice: 'too-many', values: { message: good.message } },
  });
  if (sent.kind !== 'page') throw new Error('no page');
  expect(sent.retryAfter).toBeGreaterThan(3_000);
  expect(sent.retryAfter).toBeLessThanOrEqual(3_600);
  world.sender.client = 'somebody else';
  expect((await send({ ...good, token: token() })).kind).toBe('redirect');
});
