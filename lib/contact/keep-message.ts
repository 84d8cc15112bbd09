import { sentAddress } from '#lib/i18n/addresses.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { linksIn } from '#lib/spam/traits.ts';
import type { SpamFilter } from '#lib/spam/verdict.ts';
import type { ContactAnswer } from './contact-answer.ts';
import type { FormToken } from './form-token.ts';
import { judgedText } from './judged-text.ts';
import { linkKey } from './link-key.ts';
import type { MessageFields, StoredMessage } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { mostInAnHour, type SenderLimits } from './sender-limits.ts';
import { untakenFile } from './sent-message.ts';
import type { SentForm, ShowAgain } from './shown-form.ts';
import { suspicionsOf } from './suspicions.ts';
import { trapField } from './trap-field.ts';

export interface KeepOptions {
  store: Pick<MessageStore, 'create'>;
  filter: Pick<SpamFilter, 'judge'>;
  limits: SenderLimits;
  /** The mails that a message causes; `key` is that of the sender's private link. */
  composeMails: (message: StoredMessage, key: string) => readonly OutgoingMail[];
  linkSecret: Buffer;
  /** Something was stored, and mails about it may wait. */
  onStored: () => void;
}

/** A form whose token and fields are right. */
export interface ValidForm extends SentForm {
  token: FormToken;
  fields: MessageFields;
  origin: 'own' | 'unknown';
  client: string | null;
  now: number;
}

/** Stores a message, or says why the form has to be shown again; sending it twice leads to the same page. */
export async function keepMessage(form: ValidForm, options: KeepOptions): Promise<ContactAnswer | ShowAgain> {
  const { store, filter, limits, composeMails, linkSecret } = options;
  const { token, fields, place, client, now } = form;
  const count = client ? await limits.count(client) : null;
  if (count && count.inAnHour > mostInAnHour)
    return { status: 429, notice: 'too-many', retryAfter: Math.max(1, count.secondsLeft) };
  const text = judgedText(fields);
  const verdict = await filter.judge(text);
  const suspicions = suspicionsOf({
    trap: form.reading.fields.get(trapField) ?? '',
    elapsed: now - token.openedAt,
    origin: form.origin,
    recent: count?.inTenMinutes ?? null,
    links: linksIn(text),
    verdict,
  });
  const key = linkKey(linkSecret, token.nonce);
  const created = await store.create(
    {
      ...fields,
      nonce: token.nonce,
      key,
      locale: form.locale,
      page: place.page,
      service: place.service,
      uploads: form.uploadIds,
      status: suspicions.length > 0 ? 'quarantine' : 'new',
      suspicions,
      verdict,
      receivedAt: now,
    },
    (message) => (message.status === 'quarantine' ? [] : composeMails(message, key)),
  );
  const isNew = created.kind === 'stored' && !created.isReplay;
  if (client && !isNew) await limits.uncount(client);
  if (isNew) options.onStored();
  if (created.kind === 'number-used') return { status: 422, notice: 'number-used' };
  const location = sentAddress(form.locale, 'thanks', key);
  return { kind: 'redirect', location: location + withoutFiles(form.refused) };
}

/** Tells the page of thanks which files were not taken. */
function withoutFiles(refused: ValidForm['refused']): string {
  const query = new URLSearchParams(refused.map(({ name }) => [untakenFile, name]));
  return query.size > 0 ? `?${query}` : '';
}
