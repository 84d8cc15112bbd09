import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { knownValue, type PageQuery } from '#components/admin/query-value.ts';
import { SignIn, signInNotices } from '#components/admin/sign-in/sign-in.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { findRequestSession, requestLocale } from '#lib/admin/request-session.ts';
import { localPath, signInAddress } from '#lib/auth/sign-in-address.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';
import { site } from '#lib/site.ts';

export const instant = false;

type Props = { searchParams: PageQuery };

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.signIn.title'), t) };
}

/** `/admin/sign-in`: who has signed in already goes on. */
export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const path = localPath(typeof next === 'string' ? next : null);
  if (await findRequestSession()) redirect(path);
  const notice = await knownValue(searchParams, ['asked', 'reason', 'done'], signInNotices);
  return (
    <SignIn
      locale={await requestLocale()}
      action={signInAddress(path)}
      notice={scoped('adminForm') ? null : notice}
      hasMail={site('authentication').signIn.hasMail}
    />
  );
}
