import type { Metadata } from 'next';
import { Refused } from '#components/admin/refused.tsx';
import { adminRefusal } from '#lib/admin/admin-refusal.ts';
import { findRequestSession, requestLocale } from '#lib/admin/request-session.ts';
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
