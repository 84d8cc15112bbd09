import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Generic } from '#components/pages/generic.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { contactFormState } from '#lib/contact/contact-form-state.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export const instant = false;

type Props = { params: Promise<{ locale: string; slug: string }> };

/** What `<head>` says about a page of the pages collection. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props), { hasErrors: contactFormState.find() !== null });
}

export default async function GenericRoute(props: Props) {
  return <Generic page={await read(props)} state={contactFormState.find()} />;
}

async function read({ params }: Props) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return (await content.genericPage(locale, slug)) ?? notFound();
}
