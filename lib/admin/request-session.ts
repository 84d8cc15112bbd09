import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { connection } from 'next/server';
import { mayActAs, type Role, type Session } from '#lib/auth/session.ts';
import { signInAddress } from '#lib/auth/sign-in-address.ts';
import { preferredLocale } from '#lib/http/language.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { scoped } from '#lib/request-scope.ts';
import { site } from '#lib/site.ts';

/** The session of the request that a page below `/admin` answers; `null` where nobody has signed in. */
export async function findRequestSession(): Promise<Session | null> {
  await connection();
  return site('authentication').findSession(await headers());
}

/**
 * The session that a page needs. Without one it leads to the sign-in and back; whoever has signed in but may
 * not read the page is told that there is no such page.
 */
export async function requireSession(role: Role): Promise<Session> {
  const session = await findRequestSession();
  if (!session) redirect(signInAddress(scoped('adminAddress')));
  if (!mayActAs(session.person.role, role)) notFound();
  return session;
}

/** The language in which a page below `/admin` speaks: the person's, else the browser's. */
export async function requestLocale(): Promise<Locale> {
  const session = await findRequestSession();
  return session?.person.locale ?? preferredLocale((await headers()).get('accept-language') ?? undefined);
}
