import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Account, accountNotices } from '#components/admin/account/account.tsx';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.account.title'), t) };
}

/** `/admin/account`: what belongs to whoever has signed in. */
export default async function AccountPage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('editor');
  const { account } = site('authentication');
  const cookies = await headers();
  return (
    <AdminFrame
      session={session}
      current="account"
      title={translator(session.person.locale)('auth.account.title')}
    >
      <Account
        session={session}
        hasPassword={await account.hasPassword(cookies)}
        sessions={await account.sessions(cookies)}
        notice={await knownValue(searchParams, ['done'], accountNotices)}
      />
    </AdminFrame>
  );
}
