import { type BlockData, defineBlockEditor } from '#lib/cms/blocks/block-editor.ts';
import definition from './schema.ts';

/** A Markdown image that is alone on its line: `![alt](path "caption")`. */
const pattern = /^!\[((?:[^\]\\\n]|\\.)*)\]\(\s*(<[^>\n]*>|[^\s()"]+)(?:\s+"((?:[^"\\\n]|\\.)*)")?\s*\)/;

export default defineBlockEditor({ definition, markdown: { pattern, read, write } });

function read(source: string): BlockData {
  const [, alt = '', path = '', caption = ''] = pattern.exec(source) ?? [];
  return { path: path.replace(/^<|>$/g, ''), alt: unescaped(alt), caption: unescaped(caption) };
}

function write({ path, alt, caption }: BlockData): string {
  const address = String(path ?? '');
  const target = /[\s()]/.test(address) ? `<${address}>` : address;
  const title = caption ? ` "${escaped(String(caption), /["\\]/g)}"` : '';
  return `![${escaped(String(alt ?? ''), /[[\]\\]/g)}](${target}${title})`;
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

// A line break would end the image.
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, '\\$&').replace(/\s*\n\s*/g, ' ');
}
