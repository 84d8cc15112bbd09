import { z } from 'zod';
import type { ReportAtKey } from './normalize.ts';

/** Other names of known keys, where spelling alone does not lead to them (content case 17). */
const synonyms: Record<string, string> = {
  img: 'image',
  imagen: 'image',
  picture: 'image',
  cta: 'call_to_action',
};

/** Of the keys within `image`. */
const imageSynonyms: Record<string, string> = {
  source: 'path',
  src: 'path',
  file: 'path',
  url: 'path',
  alternative: 'alt',
};

/** Gives known keys their right names, in place: `Image` and `img: {source}` are `image: {path}` (content case 17). */
export function fixKeys(data: Record<string, unknown>, schema: z.ZodType, report: ReportAtKey): void {
  const known = keysOf(schema);
  const renamed = rename(data, [], known, synonyms, report);
  if (typeof data.image === 'string') data.image = { path: data.image };
  if (known.includes('image') && isMapping(data.image))
    rename(data.image, [renamed.get('image') ?? 'image'], ['path', 'alt'], imageSynonyms, report);
  if (isMapping(data.call_to_action)) {
    rename(
      data.call_to_action,
      ['call_to_action'],
      ['text', 'url', 'url_text', 'image_path', 'image_alt'],
      {},
      report,
    );
  }
}

function rename(
  data: Record<string, unknown>,
  path: readonly string[],
  known: readonly string[],
  others: Record<string, string>,
  report: ReportAtKey,
): Map<string, string> {
  const renamed = new Map<string, string>();
  const byFolded = new Map(known.map((key) => [fold(key), key]));
  for (const written of Object.keys(data)) {
    if (known.includes(written)) continue;
    const synonym = others[fold(written)];
    const right = byFolded.get(fold(written)) ?? (synonym && known.includes(synonym) ? synonym : undefined);
    if (!right) continue;
    report('key-spelling', [...path, written], { written, right });
    // Where both stand, the right one wins.
    if (data[right] === undefined || data[right] === null) {
      data[right] = data[written];
      renamed.set(right, written);
    }
    delete data[written];
  }
  return renamed;
}

function keysOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
