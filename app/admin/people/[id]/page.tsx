import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { Person } from '#components/admin/people/person.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale, requireSession } from '#lib/admin/request-session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window; the person's own stands on the page only. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.people.title'), t) };
}

/** `/admin/people/…`: one person, for admins. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession('admin');
  const { id } = await params;
  const person = (await site('authentication').people()).find((someone) => someone.id === id);
  if (!person) notFound();
  return (
    <AdminFrame session={session} current="people" title={person.name}>
      <p>{person.email}</p>
      <Person person={person} isSelf={person.id === session.person.id} locale={session.person.locale} />
    </AdminFrame>
  );
}
