import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { Deletion } from '#components/admin/inbox/deletion.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery, type GivenQuery } from '#lib/inbox/address-query.ts';
import { readInboxQuery } from '#lib/inbox/inbox-query.ts';
import { selectedIds } from '#lib/inbox/request.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('inbox.delete.name'), t) };
}

/** `/admin/inbox/delete?id=…`: asks back before messages are deleted. */
export default async function DeletePage({ searchParams }: { searchParams: Promise<GivenQuery> }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const given = addressQuery(await searchParams);
  const messages = await site('messages').findAll(selectedIds(given));
  const t = translator(locale);
  const title =
    messages.length > 0 ? t('inbox.delete.title', { count: messages.length }) : t('inbox.delete.name');
  return (
    <AdminFrame session={session} current="inbox" title={title}>
      <Deletion messages={messages} query={readInboxQuery(given)} locale={locale} />
    </AdminFrame>
  );
}
