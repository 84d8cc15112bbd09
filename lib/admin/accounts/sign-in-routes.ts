import type { AdminAnswer, AdminRoute } from '#lib/admin/admin-route.ts';
import type { SignInResult } from '#lib/auth/sign-in.ts';
import { localPath } from '#lib/auth/sign-in-address.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import { site } from '#lib/site.ts';
import { authForm, flawWords, type SentForm, waitWords } from './form.ts';

/** The forms with which somebody signs in and out. Where they want to go is in the address, as `next`. */
export const signInRoutes: AdminRoute[] = [
  authForm('/admin/sign-in', 'anyone', (form) =>
    form.value('by') === 'password' ? withPassword(form) : askForLink(form),
  ),
  authForm('/admin/sign-in/code', 'anyone', withCode),
  authForm('/admin/sign-in/link/:token', 'anyone', withLink),
  authForm('/admin/sign-in/password/:token', 'anyone', setPassword),
  authForm('/admin/sign-out', 'anyone', signOut),
];

async function withPassword(form: SentForm): Promise<AdminAnswer> {
  const { t, client, request } = form;
  const email = form.value('email');
  // As it was typed: a space may belong to it.
  const password = form.fields.get('password') ?? '';
  const errors: Record<string, string> = {};
  if (!isAddress(email)) errors.email = t('auth.errors.email');
  if (!password) errors.password = t('auth.errors.password');
  if (Object.keys(errors).length > 0) return form.again(errors, { values: { email } });
  const headers = requestHeaders(request);
  const result = await site('authentication').signIn.withPassword({ email, password, headers, client });
  if (result.kind === 'wait')
    return form.again({ password: waitWords(t, result.wait) }, { values: { email }, status: 429 });
  return goOn(form, result) ?? form.again({ email: t('auth.errors.wrong') }, { values: { email } });
}

async function askForLink(form: SentForm): Promise<AdminAnswer> {
  const { t, client } = form;
  const { signIn } = site('authentication');
  const email = form.value('linkEmail');
  const purpose = form.value('by') === 'set-password' ? 'set-password' : 'sign-in';
  const values = { linkEmail: email };
  if (!signIn.hasMail) return form.again({ linkEmail: t('auth.signIn.noMail') }, { values });
  if (!isAddress(email)) return form.again({ linkEmail: t('auth.errors.email') }, { values });
  const { wait } = await signIn.askForLink({ email, purpose, next: nextOf(form), client });
  if (wait > 0) return form.again({ linkEmail: waitWords(t, wait) }, { values, status: 429 });
  return { kind: 'redirect', location: withQuery('/admin/sign-in', { asked: purpose, next: nextOf(form) }) };
}

async function withCode(form: SentForm): Promise<AdminAnswer> {
  const { t } = form;
  const kind = form.value('kind') === 'backup' ? 'backup' : 'app';
  const field = kind === 'backup' ? 'backupCode' : 'code';
  const code = form.value(field);
  if (!code) return form.again({ [field]: t(`auth.errors.${field}`) });
  const trustDevice = form.value('trustDevice') === 'yes';
  const headers = requestHeaders(form.request);
  const result = await site('authentication').signIn.withCode({ code, kind, trustDevice, headers });
  if (result.kind === 'wait') return form.again({ [field]: waitWords(t, result.wait) }, { status: 429 });
  return goOn(form, result) ?? form.again({ [field]: t(`auth.errors.${field}Wrong`) });
}

async function withLink(form: SentForm): Promise<AdminAnswer> {
  const result = await site('authentication').signIn.withLink(
    form.params.token ?? '',
    requestHeaders(form.request),
  );
  // The page of a link that no longer works says so, and leads to a new one.
  return goOn(form, result) ?? form.again({}, { status: 410 });
}

async function setPassword(form: SentForm): Promise<AdminAnswer> {
  const { t, params, request } = form;
  const password = form.fields.get('password') ?? '';
  const name = form.value('name').slice(0, 100);
  if (!password) return form.again({ password: t('auth.errors.newPassword') }, { values: { name } });
  const result = await site('authentication').signIn.setPassword(
    params.token ?? '',
    { password, ...(name && { name }) },
    requestHeaders(request),
  );
  if (result.kind === 'flaw')
    return form.again({ password: flawWords(t, result.flaw) }, { values: { name } });
  return goOn(form, result) ?? form.again({}, { status: 410 });
}

async function signOut({ request }: SentForm): Promise<AdminAnswer> {
  const cookies = await site('authentication').signIn.out(requestHeaders(request));
  return { kind: 'redirect', location: '/admin/sign-in?done=signed-out', cookies };
}

/** Leads on after a success; `null` after anything else, except a challenge that has run out. */
function goOn(form: SentForm, result: SignInResult): AdminAnswer | null {
  const next = nextOf(form);
  if (result.kind === 'signed-in') return { kind: 'redirect', location: next, cookies: result.cookies };
  if (result.kind === 'second-factor')
    return {
      kind: 'redirect',
      location: withQuery('/admin/sign-in/code', { next }),
      cookies: result.cookies,
    };
  if (result.kind === 'expired' && form.url.pathname === '/admin/sign-in/code')
    return { kind: 'redirect', location: withQuery('/admin/sign-in', { reason: 'code-expired', next }) };
  return null;
}

function nextOf({ url }: SentForm): string {
  return localPath(url.searchParams.get('next'));
}

function withQuery(path: string, query: Record<string, string>): string {
  const given = Object.entries(query).filter(([name, value]) => name !== 'next' || value !== '/admin');
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text);
}
