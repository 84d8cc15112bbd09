import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { Inbox } from '#components/admin/inbox/inbox.tsx';
import { DoneNotice } from '#components/admin/inbox/notice.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { mayActAs } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery, type GivenQuery } from '#lib/inbox/address-query.ts';
import { readInboxQuery, storeQuery } from '#lib/inbox/inbox-query.ts';
import { mailWarnings } from '#lib/inbox/mail-state.ts';
import { findNotice } from '#lib/inbox/notices.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('inbox.title'), t) };
}

/** `/admin/inbox`: the messages that people sent. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<GivenQuery> }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const given = addressQuery(await searchParams);
  const query = readInboxQuery(given);
  const now = Date.now();
  const list = await site('messages').list(storeQuery(query));
  return (
    <AdminFrame session={session} current="inbox" title={translator(locale)('inbox.title')}>
      <DoneNotice notice={findNotice(given)} locale={locale} />
      <Inbox
        list={list}
        query={query}
        locale={locale}
        now={now}
        warnings={await mailWarnings(locale, now)}
        isAllSelected={given.get('select') === 'all'}
        hasPersonTools={mayActAs(session.person.role, 'admin')}
      />
    </AdminFrame>
  );
}
