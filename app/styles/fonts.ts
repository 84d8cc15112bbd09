import localFont from 'next/font/local';

/** Headings: one heavy cut of Bricolage Grotesque (OFL), with an Arial of the same metrics until it is there. */
export const bricolage = localFont({
  src: './fonts/bricolage.woff2',
  weight: '800',
  variable: '--font-bricolage',
  display: 'swap',
});

/** Text: Atkinson Hyperlegible Next (OFL), 400 to 700. */
export const atkinson = localFont({
  src: './fonts/atkinson.woff2',
  weight: '400 700',
  variable: '--font-atkinson',
  display: 'swap',
  declarations: [{ prop: 'font-family', value: 'atkinson' }],
});

/** The italic of the text; few pages need it, so it is not preloaded. Joins the family by its name. */
export const atkinsonItalic = localFont({
  src: './fonts/atkinson-italic.woff2',
  weight: '400 700',
  style: 'italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: 'atkinson' }],
});
