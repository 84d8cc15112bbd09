import type { MetadataRoute } from 'next';
import { ink, paper } from '#components/og/colours.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';

/** How the site looks where somebody keeps it on a home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Platoniq',
    short_name: 'Platoniq',
    description: translator(defaultLocale)('site.description'),
    lang: defaultLocale,
    start_url: '/',
    display: 'browser',
    background_color: paper,
    theme_color: ink,
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
}
