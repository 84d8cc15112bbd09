import type { IncomingMessage } from 'node:http';
import type { ContentStore } from '#lib/content/store.ts';
import { DatabaseBusyError } from '#lib/database/database.ts';
import type { FormReading } from '#lib/http/form-reading.ts';
import type { ReceiveFile } from '#lib/http/multipart-form.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { readForm } from '#lib/http/read-form.ts';
import type { Locale } from '#lib/i18n/locales.ts';
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
  receiveFile: ReceiveFile;
  tokenKey: Buffer;
  onFailure: (key: string, error: unknown) => void;
  /** `null`: the host that a request names counts as the site's own. */
  siteOrigin: string | null;
}

/** Takes what is sent to the contact address of `locale`. */
export type Receiver = (request: IncomingMessage, locale: Locale) => Promise<ContactAnswer>;

/** Creates the function that reads, checks and stores what people send, or shows them their form again. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { content, store, tokenKey } = options;
  return async (request, locale) => {
    const origin = judgeOrigin(request, options.siteOrigin);
    const isForeign = origin === 'foreign';
    const { reading, failure } = await read(request, isForeign ? undefined : options.receiveFile);
    const now = Date.now();
    const given = readToken(tokenKey, reading.fields.get('token') ?? '', now);
    const form = {
      locale,
      reading,
      place: formPlace(content, locale, reading.fields),
      token: given.kind === 'forged' ? null : given.token,
      uploads: reading.uploads,
      refused: reading.refused,
      uploadIds: [] as readonly string[],
    };
    const again = (why: ShowAgain) => showAgain(form, why, { tokenKey, now });
    if (isForeign) return again({ status: 403, notice: 'foreign' });
    try {
      if (failure) throw failure;
      Object.assign(form, await uploadsOf(reading, store));
      if (reading.kind === 'refused')
        return again({ status: reading.status, notice: refusals[reading.reason] });
      if (given.kind !== 'valid') return again({ status: 422, notice: given.kind });
      const checked = checkForm(reading.fields);
      if (checked.kind === 'invalid') return again({ status: 422, problems: checked.problems });
      if (form.refused.length > 0) return again({ status: 422 });
      const { token } = given;
      const client = options.clientOf(request);
      const valid = { ...form, token, fields: checked.fields, origin, client, now };
      const kept = await keepMessage(valid, options);
      return 'kind' in kept ? kept : again(kept);
    } catch (error) {
      if (error instanceof DatabaseBusyError) return again(busy);
      // Whatever it is, the text must not go with it.
      options.onFailure(request.url ?? '', error);
      return again({ ...busy, status: 500 });
    }
  };
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
