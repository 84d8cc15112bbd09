import type { Metadata } from 'next';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { People, peopleNotices } from '#components/admin/people/people.tsx';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.people.title'), t) };
}

/** `/admin/people`: who may sign in, for admins. */
export default async function PeoplePage({ searchParams }: { searchParams: PageQuery }) {
  const session = await requireSession('admin');
  const { people, signIn } = site('authentication');
  return (
    <AdminFrame
      session={session}
      current="people"
      title={translator(session.person.locale)('auth.people.title')}
    >
      <People
        people={await people()}
        self={session.person}
        hasMail={signIn.hasMail}
        notice={await knownValue(searchParams, ['done'], peopleNotices)}
      />
    </AdminFrame>
  );
}
