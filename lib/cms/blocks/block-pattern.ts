import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { BlockEditor } from './block-editor.ts';

/** Up to the end of a tag: text without quotes, or strings, in which `%}` may stand. */
const parameters = String.raw`(?:[^"%]|%(?!\})|"(?:[^"\\\n]|\\.)*")*?`;

/** A tag ends its line. */
const lineEnd = String.raw`[ \t]*(?=\n|$)`;

/** Where Decap's text control finds a block: the source of the tag, with what it encloses. */
export function blockPattern({ definition, markdown }: BlockEditor): RegExp {
  const tag = tagSource(definition) + lineEnd;
  return new RegExp(
    markdown ? `^(?:${tag}|${markdown.pattern.source.replace(/^\^/, '')}${lineEnd})` : `^${tag}`,
  );
}

/** Takes a tag apart: `parameters` and `enclosed`. */
export function tagPattern(definition: BlockDefinition): RegExp {
  return new RegExp(`^${tagSource(definition)}`);
}

/** Every tag that no form knows, whatever is wrong with it, up to the end of its line. */
export const unknownTag = /^ {0,3}\{%[^\n]*(?:\n(?!\n)[^\n]*?)*?%\}[^\n]*(?=\n|$)/;

function tagSource({ name, aliases = [], encloses }: BlockDefinition): string {
  const names = [name, ...aliases].join('|');
  const open = String.raw` {0,3}\{%-?\s*(?:${names})(?![\w-])\s*(?<parameters>${parameters})\s*-?%\}`;
  if (!encloses) return open;
  // Up to the nearest end tag, unless the same block begins again before it.
  const inner = String.raw`(?:(?!\{%-?\s*(?:end)?(?:${names})(?![\w-]))[\s\S])*`;
  return String.raw`${open}(?:(?<enclosed>${inner})\{%-?\s*end(?:${names})\s*-?%\})?`;
}
