import localFont from 'next/font/local';

// All are `optional`: announced in the page's headers they are there for the first paint from about 4 Mbit/s
// on. Where they come later they wait for the next page, since a swap would move what is being read.

/** Headings: one heavy cut of Bricolage Grotesque (OFL); `fallbacks.css` stands in for it. */
export const bricolage = localFont({
  src: './fonts/bricolage.woff2',
  weight: '800',
  variable: '--font-bricolage',
  display: 'optional',
  adjustFontFallback: false,
});

/** Text: Atkinson Hyperlegible Next (OFL), 400 to 700, with an Arial of the same metrics. */
export const atkinson = localFont({
  src: './fonts/atkinson.woff2',
  weight: '400 700',
  variable: '--font-atkinson',
  display: 'optional',
  declarations: [{ prop: 'font-family', value: 'atkinson' }],
});

/**
 * The italic of the text; few pages need it, so it is not preloaded. Joins the family by its name.
 * @public Next takes the styles of every font that is declared here.
 */
export const atkinsonItalic = localFont({
  src: './fonts/atkinson-italic.woff2',
  weight: '400 700',
  style: 'italic',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: 'atkinson' }],
});
