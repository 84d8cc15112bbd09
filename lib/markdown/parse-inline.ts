import type { PhrasingContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { maxDepth } from './limits.ts';

/** A front-matter string is one run of text: `1. Uno` is no list there, `# Uno` no heading. */
const blockConstructs = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'thematicBreak',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
];

const parser = remark()
  .use(remarkGfm)
  .use(function inlineOnly() {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: blockConstructs } }];
  })
  .freeze();

/** The longest string that is parsed; a longer one is taken as plain text. */
const maxLength = 5_000;
/** The most signs of markup in one that is parsed: a page shows many such strings, and visitors wait for it. */
const maxSigns = 400;

/** Parses a string as inline Markdown; paragraphs are parted by line breaks. */
export function parseInline(text: string): PhrasingContent[] {
  if (text.length > maxLength || hasDeepMarkup(text)) return [{ type: 'text', value: text }];
  return parser.parse(text).children.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'paragraph') return [];
    return index > 0 ? [{ type: 'break' }, ...node.children] : node.children;
  });
}

/** Hundreds of signs take long to parse, and mean nothing. */
function hasDeepMarkup(text: string): boolean {
  const counted = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return counted(/\[|<[!?]/g) > maxDepth || counted(/[*_~]+|[\\`<&@]|(?<=\S)\s*\n|https?:|www\./g) > maxSigns;
}
