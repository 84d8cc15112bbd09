import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { BlockEditor } from './block-editor.ts';

/** Up to the end of a tag: text without quotes, or strings, in which `%}` may stand. */
const parameters = String.raw`(?:[^"%]|%(?!\})|"(?:[^"\\\n]|\\.)*")*?`;

/** A tag ends its line. */
const lineEnd = String.raw`[ \t]*(?=\n|$)`;

/** Where Decap's text control finds a block: the source of the tag, with what it encloses. */
export function blockPattern(editor: BlockEditor): RegExp {
  return new RegExp(`^${blockSource(editor)}`);
}

/** Takes a tag apart: `parameters` and `enclosed`. */
export function tagPattern(definition: BlockDefinition): RegExp {
  return new RegExp(`^${tagSource(definition)}`);
}

/**
 * Every tag that no form knows, whatever is wrong with it: up to its end tag, else to the end of its line.
 * Decap asks its components in no order, so what another one takes is left out.
 */
export function unknownTagPattern(editors: readonly BlockEditor[]): RegExp {
  const known = editors.map(blockSource).join('|');
  const tag = String.raw` {0,3}\{%-?\s*(?<name>[\w-]*)`;
  const rest = String.raw`(?:(?!\n\n)[\s\S])*?%\}`;
  const toEnd = String.raw`[\s\S]*?\{%-?\s*end\k<name>\s*-?%\}`;
  return new RegExp(String.raw`^(?!${known})${tag}(?:${rest}${toEnd}|${rest})[^\n]*(?=\n|$)`);
}

/** Without names of groups, so that several stand in one pattern. */
function blockSource({ definition, markdown }: BlockEditor): string {
  const tag = tagSource(definition).replace(/\(\?<[a-z]+>/g, '(?:');
  const sources = [tag, ...(markdown ? [markdown.pattern.source.replace(/^\^/, '')] : [])];
  return `(?:${sources.join('|')})${lineEnd}`;
}

function tagSource({ name, aliases = [], encloses }: BlockDefinition): string {
  const names = [name, ...aliases].join('|');
  const open = String.raw` {0,3}\{%-?\s*(?:${names})(?![\w-])\s*(?<parameters>${parameters})\s*-?%\}`;
  if (!encloses) return open;
  // Up to the nearest end tag, unless the same block begins again before it.
  const inner = String.raw`(?:(?!\{%-?\s*(?:end)?(?:${names})(?![\w-]))[\s\S])*`;
  return String.raw`${open}(?:(?<enclosed>${inner})\{%-?\s*end(?:${names})\s*-?%\})?`;
}
