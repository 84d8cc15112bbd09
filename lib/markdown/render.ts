import type { ElementContent, Root } from 'hast';
import type { BlockDefinition } from './block.ts';
import { scan } from './blocks/scan.ts';
import { takeBlocks } from './blocks/take-blocks.ts';
import { collect } from './collect.ts';
import { createPartContext, createRenderContext, type RenderContext } from './context.ts';
import type { MarkdownDocument, MarkdownOptions } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { harden } from './harden.ts';
import { assertBounded, assertParsable } from './limits-of-source.ts';
import { runPipeline } from './pipeline.ts';
import { rememberPlaces } from './places.ts';
import { emptyBlocks } from './repairs/empty-blocks.ts';
import { emptyElements } from './repairs/empty-elements.ts';
import { findEscapedImages } from './repairs/escaped-images.ts';
import { reportFillerText } from './repairs/filler-text.ts';
import { headingLevels } from './repairs/heading-levels.ts';
import { liftBlocks } from './repairs/lift-blocks.ts';
import { looseText } from './repairs/loose-text.ts';
import { placeBlocks } from './repairs/place-blocks.ts';
import { tidyBreaks } from './repairs/tidy-breaks.ts';
import { findUnclosedMarkup } from './repairs/unclosed-markup.ts';
import { cleanText } from './text/clean-text.ts';
import { applyEdits, type EditedText } from './text/edited-text.ts';

/** How deep blocks may enclose each other. */
const maxBlockDepth = 10;

export interface RenderOptions extends MarkdownOptions {
  blocks: readonly BlockDefinition[];
  /** The line of the file on which the body starts; problems count from there. */
  firstLine?: number;
}

/**
 * Renders a Markdown body; what is wrong with it comes back as problems.
 * @throws {DocumentLimitError} if it is too large or nested too deeply to be rendered.
 */
export function renderMarkdown(body: string, options: RenderOptions): MarkdownDocument {
  assertParsable(body);
  const context = createRenderContext(body, options);
  try {
    const tree = renderPart(cleanText(body, context), context, 0);
    liftBlocks(tree);
    looseText(tree);
    emptyElements(tree);
    emptyBlocks(tree);
    // What a block left behind that held nothing else.
    emptyElements(tree);
    tidyBreaks(tree);
    assertBounded(tree);
    const outline = headingLevels(tree);
    return { outline, ...collect(tree, context, harden) };
  } catch (error) {
    // The last resort behind the checks of depth.
    if (error instanceof RangeError) throw new DocumentLimitError('document-too-deep');
    throw error;
  }
}

function renderPart(written: EditedText, context: RenderContext, depth: number): Root {
  if (depth > maxBlockDepth) throw new DocumentLimitError('document-too-deep');
  const before = createPartContext(context, written);
  const { tags, code } = scan(written.text);
  const blocks = takeBlocks(written, tags, context);
  const repairs = [
    ...findEscapedImages(written.text, code, before.report),
    ...findUnclosedMarkup(written.text, code, before.report),
  ];
  const free = repairs.filter(
    ({ start, end }) => !blocks.some((block) => start < block.end && end > block.start),
  );
  const source = applyEdits(
    written,
    [...blocks, ...free].sort((a, b) => a.start - b.start),
  );
  const part = createPartContext(context, source);
  if (depth === 0) reportFillerText(before);
  const tree = runPipeline(part);
  placeBlocks(tree, part, (slot) =>
    slot.enclosed ? (renderPart(slot.enclosed, context, depth + 1).children as ElementContent[]) : [],
  );
  // Their offsets count in this part's text only; from here on places count in the file.
  rememberPlaces(tree, part);
  return tree;
}
