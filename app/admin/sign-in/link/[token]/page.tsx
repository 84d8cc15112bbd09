import type { Metadata } from 'next';
import type { PageQuery } from '#components/admin/query-value.ts';
import { Link } from '#components/admin/sign-in/link.tsx';
import { requestLocale } from '#lib/admin/request-session.ts';
import { localPath } from '#lib/auth/sign-in-address.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';

export const instant = false;

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

/** The name of the page in the window. */
export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await requestLocale());
  return { title: `${t('auth.link.title')} · Platoniq` };
}

/** `/admin/sign-in/link/…`: what a link in a mail opens. */
export default async function LinkPage({ params, searchParams }: Props) {
  const [locale, { token }, { next }] = await Promise.all([requestLocale(), params, searchParams]);
  const path = localPath(typeof next === 'string' ? next : null);
  const isAlive = await site('authentication').signIn.isLinkAlive(token);
  const action = `/admin/sign-in/link/${encodeURIComponent(token)}?next=${encodeURIComponent(path)}`;
  return <Link locale={locale} action={action} isAlive={isAlive} />;
}
