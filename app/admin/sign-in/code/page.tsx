import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { PageQuery } from '#components/admin/query-value.ts';
import { Code } from '#components/admin/sign-in/code.tsx';
import { pageTitle } from '#lib/admin/admin-page-title.ts';
import { requestLocale } from '#lib/admin/request-session.ts';
import { localPath, signInAddress } from '#lib/auth/sign-in-address.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: pageTitle(t('auth.code.title'), t) };
}

/** `/admin/sign-in/code`: for whoever has given the first factor. */
export default async function CodePage({ searchParams }: { searchParams: PageQuery }) {
  const locale = await requestLocale();
  const { next } = await searchParams;
  const path = localPath(typeof next === 'string' ? next : null);
  if (!(await site('authentication').signIn.isAsked(await headers()))) redirect(signInAddress(path));
  return <Code locale={locale} action={`/admin/sign-in/code?next=${encodeURIComponent(path)}`} />;
}
