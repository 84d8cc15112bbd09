import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { definitionsByName } from './body/mask-tags.ts';
import { mergeBody } from './body/merge-body.ts';
import { mergeFrontMatter } from './front-matter/merge-front-matter.ts';
import type { VirtualField } from './front-matter/virtual-fields.ts';
import { withEndingsOf, withPlainEndings } from './line-endings.ts';

export interface MergeOptions {
  /** The file as it stands in git, its byte order mark included; `null` for a new one. */
  base: string | null;
  /** The file as the editor sends it. */
  edited: string;
  /** The blocks of the site. */
  blocks: readonly BlockDefinition[];
  /** Fields that the editor was served although the file does not have them. */
  virtualFields?: readonly VirtualField[];
}

/**
 * The file to be written: what the editor did not change keeps the bytes it has in git.
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function mergeDocument({ base, edited, blocks, virtualFields = [] }: MergeOptions): string {
  const after = splitDocument(withPlainEndings(edited).replace(/^\ufeff/, ''));
  const before = base === null ? null : splitDocument(withPlainEndings(base));
  if (base === null || !before) {
    const body = after.body.trim() === '' ? '' : `${after.body.trimEnd()}\n`;
    return `---\n${mergeFrontMatter('', after.yaml, virtualFields)}---\n${body}`;
  }
  const opening = before.opening || '---\n';
  const closing = before.closing || (after.body.trim() === '' ? '' : '---\n');
  const body = mergeBody(before.body, after.body, definitionsByName(blocks));
  const frontMatter = mergeFrontMatter(before.yaml, after.yaml, virtualFields);
  const hasBreak = frontMatter === '' || frontMatter.endsWith('\n') || closing === '';
  // A file that ends with its closing `---` needs a line break before the first body it gets.
  const gap = body !== '' && !closing.endsWith('\n') ? '\n' : '';
  const merged = opening + frontMatter + (hasBreak ? '' : '\n') + closing + gap + body;
  return merged === withPlainEndings(base) ? base : withEndingsOf(base, merged);
}
