import type { Root } from 'hast';
import type { Locale } from '#lib/i18n/locales.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import type { ParsedInline } from './inline.ts';

/** A heading of a rendered document. */
export interface OutlineItem {
  depth: 2 | 3 | 4 | 5 | 6;
  id: string;
  text: string;
}

/** A block's place in a rendered document; the tree refers to it by index. */
export interface BlockUse {
  name: string;
  /** Valid parameters, as the block's schema returns them. */
  parameters: unknown;
  /** The strings among them that are shown with inline Markdown, parsed. */
  inline?: ParsedInline;
  context?: string;
}

/**
 * A Markdown body after parsing, repairs and sanitising: plain data that can cross threads.
 *
 * In `tree`, ordinary elements carry allow-listed properties only. Three elements are ours:
 * - `site-block` with `dataIndex` (number, into `blocks`): a block; its children are the enclosed Markdown;
 * - `site-break`: a section break (content case 1);
 * - `site-image` with `src`, `alt`, `caption?`, `dataAltMissing?`: a picture whose file is resolved later.
 */
export interface MarkdownDocument {
  tree: Root;
  blocks: BlockUse[];
  outline: OutlineItem[];
  problems: BodyProblem[];
  /** Addresses that the written parts of `tree` name by number (`writeStaticParts`). */
  hrefs?: string[];
  /** Addresses of the links in the text, as written after repairs, with their positions. */
  links: { href: string; line: number; column: number }[];
  /** Addresses of media in text and blocks, with their positions. */
  media: { src: string; line: number; column: number }[];
  /** The text without markup, for figures, excerpts and comparison; at most 20,000 characters. */
  text: string;
}

export interface MarkdownOptions {
  locale: Locale;
  /** Hosts whose `/videos/embed/…` addresses are PeerTube players. */
  peertubeHosts: readonly string[];
}
