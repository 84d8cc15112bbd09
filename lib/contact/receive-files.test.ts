import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, token } from '#tests/doubles/message-receiver.ts';
import { docxParts, zip } from '#tests/doubles/zip.ts';

const good = { name: 'Ana', email: 'ana@example.org', message: 'Queremos una asamblea.', privacy: 'yes' };
const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const docx = zip(docxParts());

let world: Awaited<ReturnType<typeof startReceiver>>;
let send: typeof world.send;
let stored: typeof world.stored;

beforeEach(async () => {
  world = await startReceiver();
  ({ send, stored } = world);
});

const attachments = () =>
  world.database.db.selectFrom('upload').select(['name', 'message_id', 'size']).execute();
const leftBehind = () => readdir(world.incomingDir);

describe('files', () => {
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
    expect(await leftBehind()).toEqual([]);
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
    expect(await leftBehind()).toEqual([]);
  });

  it('of another site are not even kept for a moment', async () => {
    await send(
      { ...good, token: token() },
      { files: [['cv.pdf', pdf]], headers: { origin: 'https://evil.example' } },
    );
    expect(await attachments()).toEqual([]);
  });

  it.each([
    ['without a token', () => ''],
    ['with a token that is not ours', () => `${token()}x`],
    ['with a token of the day before yesterday', () => token(48 * 3_600)],
  ])('of a form %s are not kept, and have to be chosen again', async (_how, given) => {
    const sent = await send({ ...good, token: given() }, { files: [['cv.pdf', pdf]], filesFirst: true });
    expect(sent).toMatchObject({
      status: 422,
      form: { uploads: [], refused: [{ name: 'cv.pdf', reason: 'not-kept' }] },
    });
    expect([await attachments(), await leftBehind()]).toEqual([[], []]);
  });

  it('that come before the token are kept once it is there', async () => {
    const sent = await send({ ...good, token: token() }, { files: [['cv.pdf', pdf]], filesFirst: true });
    expect(sent.kind).toBe('redirect');
    expect(await attachments()).toMatchObject([{ name: 'cv.pdf', size: pdf.length }]);
  });

  it('of one sender, however many, leave room for those of others; nobody’s message is held back', async () => {
    world = await startReceiver({ budget: { client: 2.5 * pdf.length, all: 10 * pdf.length } });
    ({ send, stored } = world);
    const post = (client: string) => {
      world.sender.client = client;
      return send({ ...good, token: token() }, { files: [['cv–1.pdf', pdf]] });
    };
    const answers = [];
    for (let times = 0; times < 4; times++) answers.push(await post('greedy'));
    const isTaken = answers.map((sent) => sent.kind === 'redirect' && !sent.location.includes('?'));
    expect(isTaken).toEqual([true, true, false, false]);
    expect(answers.at(-1)).toMatchObject({
      kind: 'redirect',
      location: expect.stringMatching(/^\/es\/contacto\/gracias\/[\w-]{27}\?without=cv%E2%80%931\.pdf$/),
    });
    expect(await post('another')).toMatchObject({ location: expect.not.stringContaining('?') });
    expect([await stored(), await attachments()].map((rows) => rows.length)).toEqual([5, 3]);
  });

  it('of forms that nobody finishes count for the budget as well', async () => {
    world = await startReceiver({ budget: { client: 1.5 * pdf.length, all: 10 * pdf.length } });
    const unfinished = { ...good, name: '', token: token() };
    await world.send(unfinished, { files: [['cv.pdf', pdf]] });
    expect(await world.send(unfinished, { files: [['cv.pdf', pdf]] })).toMatchObject({
      status: 422,
      form: { uploads: [], refused: [{ reason: 'no-room' }] },
    });
  });

  it('that are not what they say give their part of the budget back', async () => {
    world = await startReceiver({ budget: { client: 1.5 * pdf.length, all: 10 * pdf.length } });
    await world.send({ ...good, token: token() }, { files: [['x.pdf', Buffer.alloc(pdf.length, 'MZ')]] });
    const sent = await world.send({ ...good, token: token() }, { files: [['cv.pdf', pdf]] });
    expect(sent).toMatchObject({ location: expect.not.stringContaining('?') });
  });
});
