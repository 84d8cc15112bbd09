import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { DoneNotice } from '#components/admin/inbox/notice.tsx';
import { PersonData } from '#components/admin/inbox/person-data.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery, type GivenQuery } from '#lib/inbox/address-query.ts';
import { findNotice } from '#lib/inbox/notices.ts';
import { scoped } from '#lib/request-scope.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('inbox.person.title'), t) };
}

/** `/admin/inbox/person`: everything that is held of one person. What was looked for comes by POST only. */
export default async function PersonPage({ searchParams }: { searchParams: Promise<GivenQuery> }) {
  const session = await requireSession('admin');
  const { locale } = session.person;
  const form = scoped('adminForm');
  const email = form?.values.email ?? '';
  const isSearched = email !== '' && !form?.errors.email;
  return (
    <AdminFrame session={session} current="inbox" title={translator(locale)('inbox.person.title')}>
      <DoneNotice notice={findNotice(addressQuery(await searchParams))} locale={locale} />
      <PersonData
        email={email}
        messages={isSearched ? await site('messages').exportPerson(email) : null}
        locale={locale}
        form={form}
      />
    </AdminFrame>
  );
}
