import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ChangePassword } from '#components/admin/account/change-password.tsx';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.account.changePassword'), t) };
}

/** `/admin/account/password` */
export default async function ChangePasswordPage() {
  const session = await requireSession('editor');
  const t = translator(session.person.locale);
  const hasPassword = await site('authentication').account.hasPassword(await headers());
  const title = t(hasPassword ? 'auth.account.changePassword' : 'auth.account.setPassword');
  return (
    <AdminFrame session={session} current="account" title={title}>
      <ChangePassword person={session.person} hasPassword={hasPassword} />
    </AdminFrame>
  );
}
