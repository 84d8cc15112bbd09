import type { AdminAnswer, AdminRoute } from '#lib/admin/admin-route.ts';
import type { Person } from '#lib/auth/session.ts';
import { site } from '#lib/site.ts';
import { authForm, type SentForm } from './form.ts';

const page = '/admin/people';

/** The forms with which admins say who may sign in. */
export const peopleRoutes: AdminRoute[] = [
  authForm(page, 'admin', inviteNew),
  authForm(`${page}/:id`, 'admin', changePerson),
];

async function inviteNew(form: SentForm): Promise<AdminAnswer> {
  const { t, session, locale } = form;
  if (!session) return { kind: 'not-found' };
  const values = { email: form.value('email').toLowerCase(), name: form.value('name'), role: roleOf(form) };
  const errors: Record<string, string> = {};
  if (!values.name || values.name.length > 100) errors.name = t('auth.errors.name');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email) || values.email.length > 254)
    errors.email = t('auth.errors.email');
  const people = await site('authentication').people();
  if (people.some(({ email }) => email === values.email)) errors.email = t('auth.errors.known');
  if (Object.keys(errors).length > 0) return form.again(errors, { values });
  const { person } = await site('authentication').addPerson({ ...values, locale }, session.person);
  return invite(form, person);
}

async function changePerson(form: SentForm): Promise<AdminAnswer> {
  const { t, session, params } = form;
  const person = (await site('authentication').people()).find(({ id }) => id === params.id);
  if (!session || !person) return { kind: 'not-found' };
  const { email } = person;
  switch (form.value('do')) {
    case 'invite':
      return invite(form, person);
    case 'role': {
      const result = await site('authentication').setRole(email, roleOf(form), session.person);
      if (result === 'last-admin') return form.again({ role: t('auth.errors.lastAdmin') });
      return { kind: 'redirect', location: `${page}?done=role` };
    }
    case 'remove': {
      if (person.id === session.person.id) return form.again({ sure: t('auth.errors.oneself') });
      if (form.value('sure') !== 'yes') return form.again({ sure: t('auth.errors.sure') });
      const result = await site('authentication').removePerson(email, session.person);
      if (result === 'last-admin') return form.again({ sure: t('auth.errors.lastAdmin') });
      return { kind: 'redirect', location: `${page}?done=removed` };
    }
    default:
      return { kind: 'not-found' };
  }
}

/** Mails an invitation; without mail the link stands in this answer, to be handed over. */
async function invite(form: SentForm, { id, email }: Person): Promise<AdminAnswer> {
  if (!form.session) return { kind: 'not-found' };
  const invitation = await site('authentication').invite(email, form.session.person);
  if (!invitation) return { kind: 'not-found' };
  if (invitation.isMailed) return { kind: 'redirect', location: `${page}?done=invited` };
  return form.again({}, { values: { link: invitation.link }, status: 200, path: `${page}/${id}` });
}

function roleOf(form: SentForm): 'admin' | 'editor' {
  return form.value('role') === 'admin' ? 'admin' : 'editor';
}
