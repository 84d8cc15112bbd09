import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { EntryHistory } from '#components/admin/history/entry-history.tsx';
import { Recent } from '#components/admin/history/recent.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery } from '#lib/inbox/address-query.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('history.title'), t) };
}

/** `/admin/history`: the latest publishes; with `?path=…` the versions of one document. */
export default async function HistoryPage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const t = translator(locale);
  const given = addressQuery(await searchParams);
  const done = await knownValue(searchParams, ['done'], ['undone', 'restored'] as const);
  const notice = done && (
    <PlainNotice>
      <p>{t(`history.done.${done}`)}</p>
    </PlainNotice>
  );
  const path = given.get('path');
  if (path === null) {
    const asked = Number(given.get('page') ?? 1);
    const page = Number.isSafeInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
    return (
      <AdminFrame session={session} current="history" title={t('history.title')}>
        {notice}
        <Recent view={await site('contentHistory').recent(page)} page={page} locale={locale} />
      </AdminFrame>
    );
  }
  const view = await site('contentHistory').entry(
    { path, from: given.get('from'), to: given.get('to') },
    locale,
  );
  if (!view) notFound();
  return (
    <AdminFrame session={session} current="history" title={t('history.entry.title', { title: view.title })}>
      {notice}
      <EntryHistory view={view} locale={locale} />
    </AdminFrame>
  );
}
