import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Contact } from '#components/pages/contact.tsx';
import { toMetadata } from '#components/site/metadata.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { scoped } from '#lib/request-scope.ts';

export const instant = false;

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What `<head>` says about the contact page. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return toMetadata(await read(props), { hasErrors: scoped('contactForm') !== null });
}

export default async function ContactRoute(props: Props) {
  return <Contact page={await read(props)} state={scoped('contactForm')} />;
}

async function read({ params, searchParams }: Props) {
  const [{ locale }, { service }] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const content = await requestContent();
  return content.contactPage(locale, typeof service === 'string' ? service : null);
}
