import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Sent, sentTitle } from '#components/pages/sent.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { scoped } from '#lib/request-scope.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string }> };

/** What `<head>` says about a message that its sender looks at. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page, view } = await read(props);
  const title = sentTitle(view, page.frame.locale);
  return toMetadata({ ...page, metadata: { ...page.metadata, title } }, { indexed: false });
}

export default async function SentRoute(props: Props) {
  return <Sent {...(await read(props))} />;
}

async function read({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  const view = scoped('sentView') ?? notFound();
  return { page: await content.sentPage(locale, 'sent', view.key), view };
}
