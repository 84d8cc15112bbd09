import type { z } from 'zod';
import { fieldMeta, wordsIn } from '#lib/fields/field.ts';
import { schemaKind } from '#lib/fields/schema-kind.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What the form calls the place that `path` leads to: `items.2.number` is “Cifras 3 › Cifra”. */
export function labelPath(schema: z.ZodType, path: string, locale: Locale): string {
  const labels: string[] = [];
  let place: z.ZodType | undefined = schema;
  for (const key of path.split('.')) {
    const kind: ReturnType<typeof schemaKind> | undefined = place && schemaKind(place);
    if (kind?.kind === 'list' && /^\d+$/.test(key)) {
      place = kind.item;
      labels.push(`${labels.pop() ?? ''} ${Number(key) + 1}`.trim());
      continue;
    }
    place = kind?.kind === 'object' ? kind.shape[key] : undefined;
    const meta = place && fieldMeta.get(place);
    labels.push(meta ? wordsIn(meta.label, locale) : key);
  }
  return labels.join(' › ');
}
