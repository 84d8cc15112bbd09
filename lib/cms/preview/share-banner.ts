import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { SharedDraft } from './share-store.ts';

/** The banner's own style sheet, in `public/`. */
const style = '/shared-draft.css';

/** Puts a line above a shared page that says what it is; the page below stays as it would be published. */
export function withDraftBanner(html: string, { by, expiresAt }: SharedDraft, locale: Locale): string {
  const until = formatMoment(expiresAt, locale);
  return withBanner(html, translator(locale)('cms.share.banner', { name: by, until }));
}

/** The page for a link that leads nowhere, with a line that says why. */
export function withGoneBanner(html: string, locale: Locale): string {
  return withBanner(html, translator(locale)('cms.share.gone'));
}

function withBanner(html: string, words: string): string {
  const head = `<meta name="robots" content="noindex, nofollow"><link rel="stylesheet" href="${style}">`;
  const banner = `<aside class="shared-draft"><p>${asText(words)}</p></aside>`;
  return html.replace('</head>', () => `${head}</head>`).replace(/<body[^>]*>/, (body) => body + banner);
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
