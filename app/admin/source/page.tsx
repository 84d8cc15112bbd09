import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { SourceEditor } from '#components/admin/source/source-editor.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { addressQuery } from '#lib/inbox/address-query.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('source.name'), t) };
}

/** `/admin/source?path=…`: a content file as it is written, for what no form can hold. */
export default async function SourcePage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const t = translator(locale);
  const path = addressQuery(await searchParams).get('path');
  const view = path === null ? null : await site('contentSource').view(path, locale);
  if (!view) notFound();
  const done = await knownValue(searchParams, ['done'], ['saved', 'same'] as const);
  return (
    <AdminFrame session={session} current="health" title={t('source.title', { title: view.title })}>
      {done && (
        <PlainNotice>
          <p>{t(`source.done.${done}`)}</p>
        </PlainNotice>
      )}
      <SourceEditor view={view} locale={locale} />
    </AdminFrame>
  );
}
