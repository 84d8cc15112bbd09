import { type BlockData, defineBlockEditor } from '#lib/cms/blocks/block-editor.ts';
import definition from './schema.ts';

export default defineBlockEditor({ definition, tidy: takeAddress });

/** People paste what a player's “share” button gives: often the whole frame. */
function takeAddress(data: BlockData): BlockData {
  const { url } = data;
  if (typeof url !== 'string') return data;
  const [, framed] = /<iframe\b[^>]*\ssrc\s*=\s*["']([^"']+)["']/i.exec(url) ?? [];
  return { ...data, url: (framed ?? url).replaceAll('&amp;', '&').trim() };
}
