import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Failure } from '#components/pages/failure.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string }> };

/** What `<head>` says about the page for an address at which a page once stood. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props), { indexed: false });
}

export default async function GoneRoute(props: Props) {
  return <Failure page={await read(props)} />;
}

async function read({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return content.errorPage(locale, 'gone');
}
