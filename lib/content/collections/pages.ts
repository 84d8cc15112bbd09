import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineCollection } from './collection.ts';
import { documentFields } from './shared-fields.ts';

export const pages = defineCollection({
  name: 'pages',
  label: { es: 'Páginas', en: 'Pages' },
  singular: { es: 'página', en: 'page' },
  localized: true,
  pairedBy: 'uid',
  pages: { folder: null, perPage: null, schemaType: null },
  schema: z.looseObject({
    layout: field(z.string().default('page'), { es: 'Plantilla', en: 'Layout' }, { widget: 'hidden' }),
    ...documentFields,
  }),
});

export type PageFrontMatter = z.infer<typeof pages.schema>;
