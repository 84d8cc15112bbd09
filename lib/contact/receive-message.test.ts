import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, DatabaseBusyError } from '#lib/database/database.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import { openSpamFilter } from '#lib/spam/open-spam-filter.ts';
import { receiveAttachment } from './attachments/receive-attachment.ts';
import { docxParts, zip } from './attachments/test-zip.ts';
import type { ContactAnswer } from './contact-answer.ts';
import { newToken, signToken } from './form-token.ts';
import { createReceiver, type ReceiverOptions } from './receive-message.ts';
import { openSenderLimits } from './sender-limits.ts';
import { openMessageStore } from './store/open-message-store.ts';

const tokenKey = randomBytes(32);
const good = { name: 'Ana', email: 'ana@example.org', message: 'Queremos una asamblea.', privacy: 'yes' };

let database: Database;
let url: string;
let dataDir: string;
let client: string | null;
let isBusy: boolean;
const mailed: string[] = [];

beforeEach(async () => {
  database = await testDatabase('sqlite');
  dataDir = await mkdtemp(join(tmpdir(), 'receive-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  client = null;
  isBusy = false;
  mailed.length = 0;
  const store = openMessageStore({ database, enqueueMails: async () => {} });
  const options: ReceiverOptions = {
    content: { resolve: () => null },
    store: {
      waitingUploads: store.waitingUploads,
      create: (...given) =>
        isBusy ? Promise.reject(new DatabaseBusyError('locked')) : store.create(...given),
    },
    filter: openSpamFilter({ database }),
    limits: await openSenderLimits(database),
    clientOf: () => client,
    receiveFile: receiveAttachment({ folder: join(dataDir, 'incoming'), keepUpload: store.keepUpload }),
    composeMails: (message) => {
      mailed.push(message.reference);
      return [];
    },
    tokenKey,
    linkSecret: randomBytes(32),
    siteOrigin: null,
    onStored: () => {},
    onFailure: (_key, error) => {
      throw error;
    },
  };
  const receive = createReceiver(options);
  const server = createServer(async (request, response) => {
    response.end(JSON.stringify(await receive(request, 'es')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

function token(ageInSeconds = 60): string {
  return signToken(tokenKey, newToken('es', Date.now() - ageInSeconds * 1000));
}

/** Sends a form as a page of the site would; returns what the site answers. */
async function send(
  fields: Record<string, string>,
  { files = [], headers = {} }: { files?: [string, Buffer][]; headers?: Record<string, string> } = {},
): Promise<ContactAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(url, {
    method: 'POST',
    body: form,
    headers: { origin: new URL(url).origin, ...headers },
  });
  // The cast names what the server above has written.
  return (await response.json()) as ContactAnswer;
}

function stored() {
  return database.db.selectFrom('message').selectAll().execute();
}

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
  expect(mailed).toHaveLength(1);
});

describe('the same form', () => {
  it('sent fifty times at once stores one message and leads to one page', async () => {
    const fields = { ...good, token: token() };
    const answers: ContactAnswer[] = [];
    await Promise.all(Array.from({ length: 50 }, async () => answers.push(await send(fields))));
    expect(await stored()).toHaveLength(1);
    const again = await send(fields);
    expect(new Set([...answers, again].map((each) => JSON.stringify(each))).size).toBe(1);
    expect(mailed).toHaveLength(1);
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
    isBusy = true;
    const sent = await send({ ...fields, token: token() });
    expect(sent).toMatchObject({ status: 503, retryAfter: 10, form: { notice: 'busy', values } });
    isBusy = false;
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
    expect(mailed).toEqual([]);
  });

  it('the sixth message from one place in ten minutes; a double click counts once', async () => {
    client = 'somebody';
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
  client = 'somebody';
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
  client = 'somebody else';
  expect((await send({ ...good, token: token() })).kind).toBe('redirect');
});

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
  const docx = zip(docxParts());
  const attachments = () => database.db.selectFrom('upload').select(['name', 'message_id', 'size']).execute();

  it('are kept with their message', async () => {
    await send(
      { ...good, token: token() },
      {
        files: [
          ['cv.pdf', pdf],
          ['carta.docx', docx],
        ],
      },
    );
    const [message] = await stored();
    expect((await attachments()).toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: 'carta.docx', message_id: message?.id, size: docx.length },
      { name: 'cv.pdf', message_id: message?.id, size: pdf.length },
    ]);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('are not lost with a form that is shown again', async () => {
    const shown = await send(
      { ...good, name: '', token: token() },
      {
        files: [
          ['cv.pdf', pdf],
          ['x.exe', Buffer.from('MZ')],
        ],
      },
    );
    if (shown.kind !== 'page') throw new Error('no page');
    expect(shown.form).toMatchObject({
      uploads: [{ name: 'cv.pdf', size: pdf.length }],
      refused: [{ name: 'x.exe', reason: 'wrong-type' }],
    });
    const fields = { ...good, token: shown.form.token, upload: shown.form.uploads[0]?.id ?? '' };
    const sent = await send(fields);
    expect(await send(fields)).toEqual(sent);
    const [message, ...others] = await stored();
    expect(others).toEqual([]);
    expect(await attachments()).toEqual([{ name: 'cv.pdf', message_id: message?.id, size: pdf.length }]);
  });

  it('that are refused hold the message back, with words', async () => {
    const sent = await send(
      { ...good, token: token() },
      {
        files: [
          ['x.exe', Buffer.from('MZ')],
          ['leer.pdf', Buffer.alloc(0)],
        ],
      },
    );
    expect(sent).toMatchObject({
      status: 422,
      form: { refused: [{ reason: 'wrong-type' }, { name: 'leer.pdf', reason: 'empty' }] },
    });
    expect(await stored()).toEqual([]);
    expect(await attachments()).toEqual([]);
  });

  it('of more than ten megabytes are refused alone', async () => {
    const sent = await send(
      { ...good, token: token() },
      {
        files: [
          ['big.pdf', Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)])],
          ['cv.pdf', pdf],
        ],
      },
    );
    expect(sent).toMatchObject({
      status: 422,
      form: { uploads: [{ name: 'cv.pdf' }], refused: [{ name: 'big.pdf', reason: 'too-large' }] },
    });
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });

  it('of another site are not even kept for a moment', async () => {
    await send(
      { ...good, token: token() },
      { files: [['cv.pdf', pdf]], headers: { origin: 'https://evil.example' } },
    );
    expect(await attachments()).toEqual([]);
  });
});
