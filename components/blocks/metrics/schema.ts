import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { listOf, optionalLine, orString, withSynonyms } from '../parameters.ts';

const number = z
  .union([z.number(), z.string().trim()])
  .nullish()
  .transform((written) =>
    written === undefined || written === null ? undefined : String(written) || undefined,
  );

const item = orString(
  'text',
  withSynonyms(
    { value: 'number', label: 'text', title: 'text' },
    z.object({
      number: field(
        number,
        { es: 'Cifra', en: 'Figure' },
        { hint: { es: 'Como se diga: 21M, 83,8 %, 355k.', en: 'As one says it: 21M, 83.8%, 355k.' } },
      ),
      text: field(optionalLine, { es: 'Qué cuenta', en: 'What it counts' }),
    }),
  ),
);

const schema = z.object({
  items: field(
    listOf(item, ({ number, text }) => !number && !text),
    { es: 'Cifras', en: 'Figures' },
  ),
});

export type MetricsParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'metrics',
  aliases: ['numbers'],
  label: { es: 'Cifras', en: 'Figures' },
  encloses: false,
  schema,
  isEmpty: ({ items }) => items.length === 0,
  figures: ({ items }) => items.flatMap(({ number: figure }) => figure ?? []),
});
