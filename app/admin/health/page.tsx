import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { Health } from '#components/admin/health/health.tsx';
import { SiteNotices } from '#components/admin/health/site-notices.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { readHealthQuery } from '#lib/cms/health/health-query.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery } from '#lib/inbox/address-query.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('health.title'), t) };
}

/** `/admin/health`: what is wrong with the content, and what one click mends. */
export default async function HealthPage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const t = translator(locale);
  const given = addressQuery(await searchParams);
  const query = readHealthQuery(given);
  const done = await knownValue(searchParams, ['done'], ['fixed', 'gone'] as const);
  const count = Number(given.get('count')) || 1;
  const view = await site('contentHealth').view(query, locale);
  return (
    <AdminFrame session={session} current="health" title={t('health.title')}>
      {done && (
        <PlainNotice>
          <p>{t(`health.done.${done}`, { count })}</p>
        </PlainNotice>
      )}
      <SiteNotices locale={locale} />
      <Health view={view} progress={site('contentHealth').progress()} query={query} locale={locale} />
    </AdminFrame>
  );
}
