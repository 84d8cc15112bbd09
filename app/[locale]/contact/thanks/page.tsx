import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Sent, sentTitle } from '#components/pages/sent.tsx';
import { Thanks } from '#components/pages/thanks.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { scoped } from '#lib/request-scope.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string }> };

/** What `<head>` says about the thanks for a message. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await read(props);
  const view = scoped('sentView');
  const title = view ? sentTitle(view, page.frame.locale) : page.metadata.title;
  return toMetadata({ ...page, metadata: { ...page.metadata, title } }, { indexed: false });
}

export default async function ThanksRoute(props: Props) {
  const page = await read(props);
  const view = scoped('sentView');
  if (view && view.kind !== 'thanks') return <Sent page={page} view={view} />;
  return <Thanks page={page} view={view} />;
}

async function read({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return content.sentPage(locale, 'thanks', scoped('sentView')?.key ?? null);
}
