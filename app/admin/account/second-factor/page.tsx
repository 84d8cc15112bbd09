import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { SecondFactor } from '#components/admin/account/second-factor.tsx';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.secondFactor.title'), t) };
}

/** `/admin/account/second-factor` */
export default async function SecondFactorPage() {
  const session = await requireSession('editor');
  const { account } = site('authentication');
  const cookies = await headers();
  const title = translator(session.person.locale)('auth.secondFactor.title');
  return (
    <AdminFrame session={session} current="account" title={title}>
      <SecondFactor
        person={session.person}
        hasPassword={await account.hasPassword(cookies)}
        pending={await account.pendingSecondFactor(cookies)}
      />
    </AdminFrame>
  );
}
