import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';
import { noticeQuery } from './notices.ts';
import { actorOf } from './request.ts';

const page = '/admin/inbox/person';

/** What is held of one person: shown, taken along, erased. The address travels in bodies, never in a log. */
export const personRoutes: AdminRoute[] = [
  { method: 'POST', path: page, role: 'admin', run: search },
  { method: 'POST', path: `${page}/export`, role: 'admin', run: exportPerson },
  { method: 'POST', path: `${page}/erasure`, role: 'admin', run: erasePerson },
];

async function search(asked: AdminRequest): Promise<AdminAnswer> {
  return shown(asked, isAddress(emailOf(asked)) ? {} : addressError(asked));
}

async function exportPerson(asked: AdminRequest): Promise<AdminAnswer> {
  const email = emailOf(asked);
  if (!isAddress(email)) return shown(asked, addressError(asked));
  const messages = await site('messages').exportPerson(email);
  const held = { email, exportedAt: new Date().toISOString(), messages };
  const body = Buffer.from(`${JSON.stringify(held, null, 2)}\n`);
  const name = `${email.replace(/[^\w.@-]/g, '_')}.json`;
  return { kind: 'file', name, type: 'application/json; charset=utf-8', body };
}

async function erasePerson(asked: AdminRequest): Promise<AdminAnswer> {
  const email = emailOf(asked);
  if (!isAddress(email)) return shown(asked, addressError(asked));
  if (asked.fields.get('confirmed') !== 'yes')
    return shown(asked, { confirmed: translator(asked.locale)('inbox.errors.notConfirmed') });
  const count = await site('messages').erasePerson(email, actorOf(asked));
  return { kind: 'redirect', location: `${page}?${new URLSearchParams(noticeQuery('erased', count))}` };
}

function emailOf({ fields }: AdminRequest): string {
  return (fields.get('email') ?? '').trim();
}

// Loose on purpose: what an earlier form let in must be found as well.
function isAddress(text: string): boolean {
  return text.length <= 320 && /^\S+@\S+$/.test(text);
}

function addressError({ locale }: AdminRequest): Record<string, string> {
  return { email: translator(locale)('inbox.errors.email') };
}

function shown(asked: AdminRequest, errors: Record<string, string>): AdminAnswer {
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return { kind: 'page', status, path: page, form: { errors, values: { email: emailOf(asked) } } };
}
