import type { ReactNode } from 'react';
import type { Retention } from '#lib/content/collections/retention.ts';
import type { ResolvedFile, ResolvedImage } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { InlineNode } from '#lib/markdown/inline.ts';
import type { VideoAddress } from '#lib/markdown/video-address.ts';

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
  /** Looks up what is behind an address that an author wrote. */
  lookUp: AddressLookup;
  /** The inline Markdown of a text; already parsed for those that the block's declaration names. */
  inline: (text: string) => InlineNode[];
  site: SiteValues;
  /** The enclosed Markdown, rendered. */
  children?: ReactNode;
}

/** What texts tell of the site, from its settings. */
export interface SiteValues {
  retention: Retention;
}

/** What is behind the addresses in a block's parameters. */
export interface AddressLookup {
  image(src: string): ResolvedImage;
  file(src: string): ResolvedFile;
  /** `null` if the address is of no player that this site embeds. */
  video(url: string): VideoAddress | null;
  /** The address in the reader's language; without one: the contact page. */
  link(url: string | undefined): string;
}
