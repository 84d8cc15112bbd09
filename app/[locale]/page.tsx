import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Home } from '#components/pages/home.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string }> };

/** What `<head>` says about the home page. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props));
}

export default async function HomeRoute(props: Props) {
  return <Home page={await read(props)} />;
}

async function read({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return content.homePage(locale);
}
