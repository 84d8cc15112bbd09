import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { Audit } from '#components/admin/audit/audit.tsx';
import type { PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { listAudit } from '#lib/database/audit.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.audit.title'), t) };
}

/** `/admin/audit`: who did what, for admins. */
export default async function AuditPage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('admin');
  const { locale } = session.person;
  const asked = Number((await searchParams).page ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const { entries, pages } = await listAudit(site('database'), { page });
  const people = await site('authentication').people();
  return (
    <AdminFrame session={session} current="audit" title={translator(locale)('auth.audit.title')}>
      <Audit entries={entries} page={page} pages={pages} people={people} locale={locale} />
    </AdminFrame>
  );
}
