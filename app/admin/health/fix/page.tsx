import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { FixPreview } from '#components/admin/health/fix-preview.tsx';
import type { PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { isCode } from '#lib/cms/health/health-query.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('health.title'), t) };
}

/** `/admin/health/fix?code=…`: what mending a whole kind of problems would change. */
export default async function FixPage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('editor');
  const { locale } = session.person;
  const code = String((await searchParams).code ?? '');
  if (!isCode(code)) notFound();
  const preview = await site('contentHealth').preview(code, locale);
  const title = translator(locale)('health.fix.title', { title: preview.title });
  return (
    <AdminFrame session={session} current="health" title={title}>
      <FixPreview preview={preview} code={code} locale={locale} />
    </AdminFrame>
  );
}
