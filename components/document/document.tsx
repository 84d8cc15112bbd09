import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { defaultRetention } from '#lib/content/collections/retention.ts';
import type { ResolvedDocument } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { addressLookup } from './address-lookup.ts';
import { documentElements } from './elements.tsx';
import { inlineImages } from './inline-images.ts';

interface DocumentProps {
  document: ResolvedDocument;
  /** The reader's language: where links without an address lead. */
  locale: Locale;
  /** The language of the words, where it is another. */
  lang?: Locale;
}

/** The running text of an entry with its blocks and pictures, in the columns of `prose.css`. */
export function Document({ document, locale, lang = locale }: DocumentProps) {
  const [whole] = document.tree.children;
  if (whole?.type === 'element' && whole.tagName === 'site-html')
    // biome-ignore lint/security/noDangerouslySetInnerHtml: written from a sanitised and hardened tree
    return <div className="prose" dangerouslySetInnerHTML={{ __html: String(whole.properties.html) }} />;
  const content = toJsxRuntime(document.tree, {
    Fragment,
    jsx,
    jsxs,
    components: documentElements({
      blocks: document.blocks,
      inlineImages: inlineImages(document.tree),
      lookUp: addressLookup(document, locale),
      site: { retention: document.retention ?? defaultRetention },
      locale: lang,
    }),
    passNode: true,
    // It would become an inline style, which the page's policy forbids.
    tableCellAlignToStyle: false,
  });
  return <div className="prose">{content}</div>;
}
