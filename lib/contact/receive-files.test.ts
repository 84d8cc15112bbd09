import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { docxParts, zip } from '#lib/files/test-zip.ts';
import { startReceiver, token } from './test-receiver.ts';

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
});
