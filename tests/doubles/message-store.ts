import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { NewMessage, StoredMessage } from '#lib/contact/message.ts';
import type { ComposeMails, MessageStore } from '#lib/contact/message-store.ts';
import { openMessageStore } from '#lib/contact/store/open-message-store.ts';
import type { Actor } from '#lib/database/audit.ts';
import type { Database } from '#lib/database/database.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { testDatabase } from './database.ts';

/** Somebody of the team. */
export const ada: Actor = { id: 'ada', name: 'Ada Lovelace' };

const enqueueMails = createEnqueueMails({ from: { name: 'Platoniq', address: 'web@example.org' } });

/** A message store over a database, with the real outbox. */
export function storeOn(database: Database): MessageStore {
  return openMessageStore({ database, enqueueMails });
}

/** A store on an empty database of one test. */
export async function testStore(
  engine: Database['engine'],
): Promise<{ database: Database; store: MessageStore }> {
  const database = await testDatabase(engine);
  return { database, store: storeOn(database) };
}

/** A message as the form hands it over, unlike every other one. */
export function newMessage(values: Partial<NewMessage> = {}): NewMessage {
  return {
    nonce: randomUUID(),
    key: randomBytes(20).toString('base64url'),
    ...{ name: 'María Núñez', organization: 'Ajuntament', position: '', email: 'Maria@Example.org' },
    ...{ city: 'Barcelona', source: '', message: 'Queremos hacer un proceso participativo.' },
    ...{ locale: 'es', page: '/es/contacto', service: null, uploads: [], status: 'new', suspicions: [] },
    verdict: { probability: 0.25, isSpam: false, words: [{ word: 'proceso', leansTo: 'wanted' }] },
    receivedAt: Date.now(),
    ...values,
  };
}

/** Writes the notice and the confirmation for a message. */
export const composeMails: ComposeMails = (message) => [
  mail({ kind: 'notice', to: 'info@example.org', subject: message.reference }),
  mail({ kind: 'confirmation', to: message.email }),
];

/** No mails. */
export const noMails: ComposeMails = () => [];

/** Stores a message and returns it. */
export async function store(to: MessageStore, values: Partial<NewMessage> = {}): Promise<StoredMessage> {
  const created = await to.create(newMessage(values), noMails);
  if (created.kind !== 'stored') throw new Error(created.kind);
  return created.message;
}

/** A mail that says nothing. */
export function mail(values: Partial<OutgoingMail>): OutgoingMail {
  return { kind: 'notice', to: '', locale: 'es', subject: '', text: 'x', html: '<p>x', ...values };
}

/** Bytes that arrive piece by piece, as from a browser. */
export async function* arriving(bytes: Uint8Array, piece = 60_000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
}

/** All that a stream of bytes brings, hashed. */
export async function hashOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of body) hash.update(part);
  return hash.digest('hex');
}
