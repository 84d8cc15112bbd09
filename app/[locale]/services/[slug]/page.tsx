import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Service } from '#components/pages/service.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string; slug: string }> };

/** What `<head>` says about a service. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props));
}

export default async function ServiceRoute(props: Props) {
  return <Service page={await read(props)} />;
}

async function read({ params }: Props) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return (await content.servicePage(locale, slug)) ?? notFound();
}
