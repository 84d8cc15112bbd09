import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { MessagePage } from '#components/admin/inbox/message-page.tsx';
import { DoneNotice } from '#components/admin/inbox/notice.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery, type GivenQuery } from '#lib/inbox/address-query.ts';
import { readInboxQuery } from '#lib/inbox/inbox-query.ts';
import { findNeighbours } from '#lib/inbox/neighbours.ts';
import { findNotice } from '#lib/inbox/notices.ts';
import { openMessage } from '#lib/inbox/open-message.ts';
import { scoped } from '#lib/request-scope.ts';
import { site } from '#lib/site.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<GivenQuery>;
}

/** The name of the page in the window; no personal data, which would stay in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('inbox.message.text'), t) };
}

/** `/admin/inbox/{id}`: one message. */
export default async function MessageRoute({ params, searchParams }: Props) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const given = addressQuery(await searchParams);
  const query = readInboxQuery(given);
  const message = await openMessage((await params).id, session.person);
  if (!message) notFound();
  const title = translator(locale).rich('inbox.message.title', { name: () => <bdi>{message.name}</bdi> });
  return (
    <AdminFrame session={session} current="inbox" title={title}>
      <DoneNotice notice={findNotice(given)} locale={locale} />
      <MessagePage
        message={message}
        query={query}
        neighbours={await findNeighbours(site('messages'), query, message)}
        people={await site('authentication').people()}
        locale={locale}
        form={scoped('adminForm')}
      />
    </AdminFrame>
  );
}
