import type { AdminAnswer, AdminRoute } from '#lib/admin/admin-route.ts';
import type { ChangeResult } from '#lib/auth/account.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { site } from '#lib/site.ts';
import { authForm, flawWords, type SentForm, waitWords } from './form.ts';

const page = '/admin/account';
const secondFactorPage = `${page}/second-factor`;

/** The forms with which people change what belongs to them. */
export const accountRoutes: AdminRoute[] = [
  authForm(page, 'editor', describe),
  authForm(`${page}/password`, 'editor', changePassword),
  authForm(`${page}/sessions`, 'editor', endOtherSessions),
  authForm(secondFactorPage, 'editor', changeSecondFactor),
];

async function describe(form: SentForm): Promise<AdminAnswer> {
  const name = form.value('name');
  const locale = form.value('locale');
  if (!name || name.length > 100)
    return form.again({ name: form.t('auth.errors.name') }, { values: { name, locale } });
  if (!isLocale(locale)) return { kind: 'not-found' };
  await site('authentication').account.describe(requestHeaders(form.request), { name, locale });
  return { kind: 'redirect', location: `${page}?done=saved` };
}

async function changePassword(form: SentForm): Promise<AdminAnswer> {
  const { t, fields, request } = form;
  const change = { current: fields.get('current') ?? '', password: fields.get('password') ?? '' };
  if (!change.password) return form.again({ password: t('auth.errors.newPassword') });
  const result = await site('authentication').account.changePassword(requestHeaders(request), change);
  return (
    refusal(form, result, 'current') ?? {
      kind: 'redirect',
      location: `${page}?done=password`,
      cookies: cookiesOf(result),
    }
  );
}

async function endOtherSessions({ request }: SentForm): Promise<AdminAnswer> {
  await site('authentication').account.endOtherSessions(requestHeaders(request));
  return { kind: 'redirect', location: `${page}?done=sessions` };
}

async function changeSecondFactor(form: SentForm): Promise<AdminAnswer> {
  const { account } = site('authentication');
  const headers = requestHeaders(form.request);
  const step = form.value('step');
  // Several of these forms stand on one page: each field has a name of its own.
  const field = `${step}Password`;
  const password = form.fields.get(field) ?? '';
  switch (step) {
    case 'begin': {
      const result = await account.beginSecondFactor(headers, password);
      return refusal(form, result, field) ?? { kind: 'redirect', location: secondFactorPage };
    }
    case 'confirm': {
      const result = await account.confirmSecondFactor(headers, form.value('code'));
      return refusal(form, result, 'code') ?? showCodes(form, result);
    }
    case 'codes': {
      const result = await account.renewBackupCodes(headers, password);
      return refusal(form, result, field) ?? showCodes(form, result);
    }
    case 'end': {
      const result = await account.endSecondFactor(headers, password);
      const done = { kind: 'redirect', location: `${page}?done=second-factor-off` } as const;
      return refusal(form, result, field) ?? { ...done, cookies: cookiesOf(result) };
    }
    default:
      return { kind: 'not-found' };
  }
}

/** The codes stand in this answer and nowhere else: a reload does not show them again. */
function showCodes(form: SentForm, result: ChangeResult & { codes?: string[] }): AdminAnswer {
  const values = { codes: (result.codes ?? []).join(' ') };
  const shown = form.again({}, { values, status: 200, path: secondFactorPage });
  return { ...shown, cookies: cookiesOf(result) };
}

/** The form again if something was wrong; `field` is the one that a wrong password or code was typed into. */
function refusal(form: SentForm, result: ChangeResult, field: string): AdminAnswer | null {
  const { t } = form;
  switch (result.kind) {
    case 'done':
      return null;
    case 'wait':
      return form.again({ [field]: waitWords(t, result.wait) }, { status: 429 });
    case 'wrong-password':
      return form.again({ [field]: t('auth.errors.wrongPassword') });
    case 'wrong-code':
      return form.again({ [field]: t('auth.errors.codeWrong') });
    case 'flaw':
      return form.again({ password: flawWords(t, result.flaw) });
  }
}

function cookiesOf(result: ChangeResult): string[] {
  return result.kind === 'done' ? result.cookies : [];
}
