import type { IncomingMessage } from 'node:http';
import type { ContentStore } from '#lib/content/store.ts';
import { DatabaseBusyError } from '#lib/database/database.ts';
import type { FormReading, RefusedUpload } from '#lib/http/form-reading.ts';
import type { ReceiveFile } from '#lib/http/multipart-form.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { readForm } from '#lib/http/read-form.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { shownName } from './attachments/file-name.ts';
import type { KeepFiles } from './attachments/keep-files.ts';
import type { Spool } from './attachments/spool-files.ts';
import type { ContactAnswer } from './contact-answer.ts';
import type { FormNotice } from './contact-form-state.ts';
import { formPlace } from './form-place.ts';
import { readToken } from './form-token.ts';
import { type KeepOptions, keepMessage } from './keep-message.ts';
import { checkForm } from './message-schema.ts';
import type { MessageStore } from './message-store.ts';
import { type ShowAgain, showAgain, uploadsOf } from './shown-form.ts';

export interface ReceiverOptions extends KeepOptions {
  content: Pick<ContentStore, 'resolve'>;
  store: Pick<MessageStore, 'create' | 'waitingUploads'>;
  /** Who sends, for the limits; `null` where it cannot be told. */
  clientOf: (request: IncomingMessage) => string | null;
  openSpool: (client: string | null) => Spool;
  keepFiles: KeepFiles;
  tokenKey: Buffer;
  onFailure: (key: string, error: unknown) => void;
  /** `null`: the host that a request names counts as the site's own. */
  siteOrigin: string | null;
}

/** Takes what is sent to the contact address of `locale`. */
export type Receiver = (request: IncomingMessage, locale: Locale) => Promise<ContactAnswer>;

/** Creates the function that reads, checks and stores what people send, or shows them their form again. */
export function createReceiver(options: ReceiverOptions): Receiver {
  return async (request, locale) => {
    const client = options.clientOf(request);
    const spool = options.openSpool(client);
    try {
      return await receive(options, { request, locale, client, receiveFile: spool.receive });
    } finally {
      await spool.clear();
    }
  };
}

interface Arrival {
  request: IncomingMessage;
  locale: Locale;
  client: string | null;
  receiveFile: ReceiveFile;
}

async function receive(options: ReceiverOptions, arrival: Arrival): Promise<ContactAnswer> {
  const { request, locale, client } = arrival;
  const { store, tokenKey } = options;
  const origin = judgeOrigin(request, options.siteOrigin);
  const isForeign = origin === 'foreign';
  const { reading, failure } = await read(request, isForeign ? undefined : arrival.receiveFile);
  const now = Date.now();
  const given = readToken(tokenKey, reading.fields.get('token') ?? '', now);
  const form = {
    locale,
    reading,
    place: formPlace(options.content, locale, reading.fields),
    token: given.kind === 'forged' ? null : given.token,
    uploads: [],
    refused: [...reading.refused, ...reading.files.map(notKept)],
    uploadIds: [] as readonly string[],
  };
  const again = (why: ShowAgain) => showAgain(form, why, { tokenKey, now });
  if (isForeign) return again({ status: 403, notice: 'foreign' });
  try {
    if (failure) throw failure;
    Object.assign(form, await uploadsOf(reading, form, store));
    if (given.kind === 'valid') {
      const kept = await options.keepFiles(reading.files, client);
      const come = { ...kept, refused: [...reading.refused, ...kept.refused] };
      Object.assign(form, await uploadsOf(reading, come, store));
    }
    if (reading.kind === 'refused')
      return again({ status: reading.status, notice: refusals[reading.reason] });
    if (given.kind !== 'valid') return again({ status: 422, notice: given.kind });
    const checked = checkForm(reading.fields);
    if (checked.kind === 'invalid') return again({ status: 422, problems: checked.problems });
    // For want of room nobody's message is held back: they could do nothing about it.
    if (form.refused.some(({ reason }) => reason !== 'no-room')) return again({ status: 422 });
    const valid = { ...form, token: given.token, fields: checked.fields, origin, client, now };
    const kept = await keepMessage(valid, options);
    return 'kind' in kept ? kept : again(kept);
  } catch (error) {
    if (error instanceof DatabaseBusyError) return again(busy);
    // Whatever it is, the text must not go with it.
    options.onFailure(request.url ?? '', error);
    return again({ ...busy, status: 500 });
  }
}

function notKept({ name }: { name: string }): RefusedUpload {
  return { name: shownName(name), reason: 'not-kept' };
}

const busy: ShowAgain = { status: 503, notice: 'busy', retryAfter: 10 };

const refusals: Record<Extract<FormReading, { kind: 'refused' }>['reason'], FormNotice> = {
  'too-large': 'too-large',
  'too-many-fields': 'malformed',
  'too-slow': 'too-slow',
  'wrong-type': 'malformed',
  malformed: 'malformed',
};

/** A file that cannot be kept at present must not lose the text that came with it. */
async function read(request: IncomingMessage, receiveFile: ReceiveFile | undefined) {
  let failure: unknown = null;
  const careful: ReceiveFile | undefined =
    receiveFile &&
    ((file) =>
      receiveFile(file).catch((error: unknown) => {
        failure = error;
        return { name: file.name, reason: 'damaged' };
      }));
  const reading = await readForm(request, careful ? { receiveFile: careful } : {});
  // A file that broke off because the form was refused is no failure.
  return { reading, failure: reading.kind === 'refused' ? null : failure };
}
