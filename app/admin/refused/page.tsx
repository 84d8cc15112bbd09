import type { Metadata } from 'next';
import { Refused } from '#components/admin/refused.tsx';
import { findRequestSession, requestLocale } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';

export const instant = false;

/** Says in the title that something was not done. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: t(`admin.refused.${scoped('adminRefusal') ?? 'not-found'}.title`) };
}

export default async function RefusedRoute() {
  const [session, locale] = await Promise.all([findRequestSession(), requestLocale()]);
  return <Refused session={session} locale={locale} reason={scoped('adminRefusal') ?? 'not-found'} />;
}
