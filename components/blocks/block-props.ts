import type { ReactNode } from 'react';
import type { ResolvedFile, ResolvedImage } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What a block's component receives. */
export interface BlockProps<Parameters> {
  /** As the block's schema returned them. */
  parameters: Parameters;
  /** Language of the words around the block. */
  locale: Locale;
  /** Where the block stands among the blocks of its document, from 0: makes ids unique. */
  index: number;
  /** The plain text of the nearest heading above; names what has no name of its own (a video). */
  context: string | undefined;
  /** Looks up a picture or a file by the address an author wrote. */
  media: MediaLookup;
  /** The enclosed Markdown, rendered. */
  children?: ReactNode;
}

export interface MediaLookup {
  image(src: string): ResolvedImage;
  file(src: string): ResolvedFile;
}
