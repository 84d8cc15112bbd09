import type { Root as Hast } from 'hast';
import type { Root as Mdast } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { PartContext } from './context.ts';
import { assertBounded } from './limits-of-source.ts';
import { listItem } from './list-item.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { blocksOutOfCode } from './repairs/blocks-out-of-code.ts';
import { escapedLists } from './repairs/escaped-lists.ts';
import { frames } from './repairs/frames.ts';
import { headingTextBelow } from './repairs/heading-text-below.ts';
import { headingsOutOfLists } from './repairs/headings-out-of-lists.ts';
import { images } from './repairs/images.ts';
import { links } from './repairs/links.ts';
import { unwrapBoxes } from './repairs/loose-text.ts';
import { plainElements } from './repairs/plain-elements.ts';
import { plainHeadings } from './repairs/plain-headings.ts';
import { removedHtml } from './repairs/removed-html.ts';
import { restoreWritten } from './repairs/restore-written.ts';
import { sectionBreaks } from './repairs/section-breaks.ts';
import { wrappedLines } from './repairs/wrapped-lines.ts';
import { writtenEmails } from './repairs/written-emails.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

const pipelines = new Map<Locale, ReturnType<typeof createPipeline>>();

/** Parses, repairs and sanitises a part of a document; blocks are still placeholders in its text. */
export function runPipeline(context: PartContext): Hast {
  const pipeline = pipelines.get(context.locale) ?? createPipeline(context.locale);
  pipelines.set(context.locale, pipeline);
  const tree = parseMarkdown(context.source.text);
  assertBounded(tree);
  return pipeline.runSync(tree, { value: context.source.text, data: { context } });
}

/** The order of the steps; each repair says in its file which of the content cases it is for. */
function createPipeline(locale: Locale) {
  const translate = translator(locale);
  return (
    remark()
      .use(remarkGfm)
      .use(onMarkdown(blocksOutOfCode))
      .use(onMarkdown(wrappedLines))
      .use(onMarkdown(headingsOutOfLists))
      .use(onMarkdown(headingTextBelow))
      .use(onMarkdown(sectionBreaks))
      .use(onMarkdown(plainHeadings))
      .use(onMarkdown(escapedLists))
      .use(remarkRehype, {
        allowDangerousHtml: true,
        handlers: { listItem },
        clobberPrefix: '',
        footnoteLabel: translate('markdown.footnotes'),
        footnoteLabelProperties: {},
        footnoteBackLabel: (reference) => translate('markdown.footnoteBack', { number: reference + 1 }),
      })
      .use(rehypeRaw)
      .use(onHtml(restoreWritten))
      .use(onHtml(frames))
      .use(onHtml(removedHtml))
      .use(onHtml(unwrapBoxes))
      .use(onHtml(links))
      // From here on nothing dangerous is left.
      .use(rehypeSanitize, sanitizeSchema)
      .use(onHtml(images))
      .use(onHtml(plainElements))
      .use(onHtml(writtenEmails))
      .freeze()
  );
}

interface File {
  data: Record<string, unknown>;
}

// What a plugin needs beyond the tree travels with the file; `runPipeline` put it there.
const contextOf = ({ data }: File) => data.context as PartContext;

function onMarkdown(repair: (tree: Mdast, context: PartContext) => void) {
  return () => (tree: Mdast, file: File) => repair(tree, contextOf(file));
}

function onHtml(repair: (tree: Hast, context: PartContext) => void) {
  return () => (tree: Hast, file: File) => repair(tree, contextOf(file));
}
