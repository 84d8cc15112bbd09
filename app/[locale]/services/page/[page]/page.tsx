import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Services } from '#components/pages/services.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string; page: string }> };

/** What `<head>` says about a further page of the list of services. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props));
}

export default async function FurtherServicesRoute(props: Props) {
  return <Services page={await read(props)} />;
}

async function read({ params }: Props) {
  const { locale, page } = await params;
  if (!isLocale(locale) || !/^[1-9]\d{0,5}$/.test(page)) notFound();
  const content = await requestContent();
  return (await content.servicesPage(locale, Number(page))) ?? notFound();
}
