import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ink, paper } from '#components/og/colours.ts';
import { requestLocale } from '#lib/admin/request-session.ts';
import '../styles/global.css';
import { atkinson, bricolage } from '../styles/fonts.ts';

// Every page is about one person: rendered whole for each request, kept by nobody.
export const instant = false;

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paper },
    { media: '(prefers-color-scheme: dark)', color: ink },
  ],
};

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }] },
};

/** The document around every page below `/admin`, in the language of whoever asks. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await requestLocale()} className={`${bricolage.variable} ${atkinson.variable}`}>
      <body>{children}</body>
    </html>
  );
}
