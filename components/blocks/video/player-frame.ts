import type { Locale } from '#lib/i18n/locales.ts';

interface PlayerFrame {
  embedUrl: string;
  /** The name of the link that fills the frame. */
  label: string;
  locale: Locale;
}

/**
 * The document in a player's frame before the player is asked for: one link over the whole area.
 * It has attributes only, since the policy of the page around it allows no inline styles; the margin
 * leaves room for the browser's focus ring.
 */
export function playerFrame({ embedUrl, label, locale }: PlayerFrame): string {
  const address = new URL(embedUrl);
  address.searchParams.set('autoplay', '1');
  const href = escapeAttribute(address.href);
  const name = escapeAttribute(label);
  return (
    // Without the page's colour schemes the frame would get an opaque ground.
    `<!doctype html><html lang="${locale}"><meta name="color-scheme" content="light dark">` +
    '<body marginwidth="0" marginheight="0"><svg display="block" width="100%" viewBox="0 0 320 180">' +
    `<a href="${href}" aria-label="${name}"><rect x="4" y="4" width="312" height="172" fill-opacity="0"/></a></svg>`
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
