import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { pairTags } from '#lib/markdown/blocks/pair-tags.ts';
import { scan } from '#lib/markdown/blocks/scan.ts';
import { takeBlocks } from '#lib/markdown/blocks/take-blocks.ts';
import { createRenderContext, type RenderContext } from '#lib/markdown/context.ts';
import { assertParsable } from '#lib/markdown/limits-of-source.ts';
import { type EditedText, uneditedText } from '#lib/markdown/text/edited-text.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { withPlainEndings } from './line-endings.ts';

/** How deep blocks may enclose each other, as when a page is rendered. */
const maxDepth = 10;

export interface BlockCheck {
  /** The file as it would be written. */
  text: string;
  /** The file as it stands in git: what was wrong before is not held against a save that did not touch it. */
  base: string | null;
  blocks: readonly BlockDefinition[];
  locale: Locale;
}

/**
 * What is wrong with the block tags that a save brings or changes: unknown names, broken data, required fields
 * that are missing, and, as warnings, blocks in which nothing stands. Lines count in the file.
 * @throws {DocumentLimitError} if the body is too large or nested too deeply.
 */
export function findBlockProblems({ text, base, blocks, locale }: BlockCheck): BodyProblem[] {
  const { opening, yaml, closing, body } = splitDocument(withPlainEndings(text));
  const known = base === null ? '' : splitDocument(withPlainEndings(base)).body;
  assertParsable(body);
  const firstLine = (opening + yaml + closing).split('\n').length;
  const context = createRenderContext(body, { locale, blocks, peertubeHosts: [], firstLine });
  checkTags(uneditedText(body), context, known, 0);
  return context.problems.filter(({ severity, code }) => severity === 'error' || code === 'block-empty');
}

function checkTags(source: EditedText, context: RenderContext, known: string, depth: number): void {
  const { tags } = scan(source.text);
  for (const { start, end } of pairTags(tags, context.definitions)) {
    // A tag that stands in git as it is was not touched.
    if (known.includes(source.text.slice(start, end))) continue;
    const count = context.slots.length;
    const own = tags.filter((tag) => tag.start >= start && tag.start < end);
    takeBlocks(source, own, context);
    if (depth >= maxDepth) continue;
    for (const { enclosed } of context.slots.slice(count)) {
      if (enclosed) checkTags(enclosed, context, known, depth + 1);
    }
  }
}
