import type { Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ink, paper } from '#components/og/colours.ts';
import { isLocale, localeCodes } from '#lib/i18n/locales.ts';
import '../styles/global.css';
import { atkinson, bricolage } from '../styles/fonts.ts';

// Pages are rendered whole, once per change, by our own server; nothing may stream in later.
export const instant = false;

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paper },
    { media: '(prefers-color-scheme: dark)', color: ink },
  ],
};

/** The languages of the site. */
export function generateStaticParams(): { locale: string }[] {
  return localeCodes.map((locale) => ({ locale }));
}

/** The document around every public page. */
export default async function PublicLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} className={`${bricolage.variable} ${atkinson.variable}`}>
      <body>{children}</body>
    </html>
  );
}
