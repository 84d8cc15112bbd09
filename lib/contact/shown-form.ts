import { formLimits } from '#lib/http/form-limits.ts';
import type { FormReading, ReceivedUpload, RefusedUpload } from '#lib/http/form-reading.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { ContactAnswer } from './contact-answer.ts';
import type { FormNotice } from './contact-form-state.ts';
import type { FormPlace } from './form-place.ts';
import { type FormToken, newToken, signToken } from './form-token.ts';
import { cleanValues, type FieldProblem } from './message-schema.ts';
import type { MessageStore } from './message-store.ts';

/** A form that was sent, as it is shown again when it cannot be taken. */
export interface SentForm {
  locale: Locale;
  place: FormPlace;
  reading: FormReading;
  /** `null`: not one of ours. */
  token: FormToken | null;
  uploads: readonly ReceivedUpload[];
  refused: readonly RefusedUpload[];
  /** Of all files that the form names, also those that its first arrival has claimed already. */
  uploadIds: readonly string[];
}

/** Why a form is shown again. */
export interface ShowAgain {
  status: number;
  notice?: FormNotice;
  problems?: readonly FieldProblem[];
  /** Seconds. */
  retryAfter?: number;
}

/**
 * The form with everything that was typed. It keeps its one-use number, so that going back and sending
 * changes nothing; only where that number is used up already it gets another one.
 */
export function showAgain(
  { locale, place, reading, token, uploads, refused }: SentForm,
  { status, notice, problems = [], retryAfter }: ShowAgain,
  { tokenKey, now }: { tokenKey: Buffer; now: number },
): ContactAnswer {
  const fresh = newToken(locale, now);
  const openedAt = token?.openedAt ?? now;
  const next =
    token && notice !== 'number-used' ? { ...fresh, nonce: token.nonce, openedAt } : { ...fresh, openedAt };
  return {
    kind: 'page',
    status,
    internal: place.internal,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    form: {
      token: signToken(tokenKey, next),
      values: cleanValues(reading.fields),
      hasConsent: Boolean(reading.fields.get('privacy')),
      problems: refused.length > 0 ? [...problems, { field: 'files', code: 'wrong' }] : problems,
      notice: notice ?? null,
      uploads,
      refused,
    },
  };
}

/** Files that came with this form or an earlier showing of it; of more than three, the last are not taken. */
export async function uploadsOf(
  reading: FormReading,
  come: Pick<SentForm, 'uploads' | 'refused'>,
  store: Pick<MessageStore, 'waitingUploads'>,
): Promise<Pick<SentForm, 'uploads' | 'refused' | 'uploadIds'>> {
  const named = reading.fields.getAll('upload').slice(0, formLimits.files);
  const kept = named.length > 0 ? await store.waitingUploads(named) : [];
  const all = [...kept, ...come.uploads];
  const extra = all.slice(formLimits.files).map(({ name }) => ({ name, reason: 'too-many' as const }));
  return {
    uploads: all.slice(0, formLimits.files),
    refused: [...come.refused, ...extra],
    uploadIds: [...new Set([...named, ...come.uploads.map(({ id }) => id)])],
  };
}
