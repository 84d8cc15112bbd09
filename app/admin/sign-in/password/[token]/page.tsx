import type { Metadata } from 'next';
import { ExpiredLink } from '#components/admin/sign-in/link.tsx';
import { SetPassword } from '#components/admin/sign-in/set-password.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.setPassword.title'), t) };
}

/** `/admin/sign-in/password/…`: what an invitation opens. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const [locale, { token }] = await Promise.all([requestLocale(), params]);
  const invited = await site('authentication').signIn.findInvited(token);
  if (!invited) return <ExpiredLink locale={locale} />;
  const action = `/admin/sign-in/password/${encodeURIComponent(token)}`;
  return <SetPassword locale={locale} action={action} invited={invited} />;
}
