import type { Metadata } from 'next';
import { Refused } from '#components/admin/refused.tsx';
import { findRequestSession, requestLocale } from '#lib/auth/request-session.ts';
import { adminRefusal } from '#lib/http/admin-refusal.ts';
import { translator } from '#lib/i18n/translate.ts';

export const instant = false;

/** Says in the title that something was not done. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: t(`admin.refused.${adminRefusal.find() ?? 'not-found'}.title`) };
}

export default async function RefusedRoute() {
  const [session, locale] = await Promise.all([findRequestSession(), requestLocale()]);
  return <Refused session={session} locale={locale} reason={adminRefusal.find() ?? 'not-found'} />;
}
