import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineCollection } from './collection.ts';
import { callToActionFields, line } from './shared-fields.ts';

export const callsToAction = defineCollection({
  name: 'calls-to-action',
  label: { es: 'Llamadas a la acción', en: 'Calls to action' },
  singular: { es: 'llamada a la acción', en: 'call to action' },
  localized: true,
  pairedBy: 'uid',
  schema: z.looseObject({
    uid: field(
      line.optional(),
      { es: 'Nombre interno', en: 'Internal name' },
      {
        hint: {
          es: 'Con él la nombran los servicios y las páginas. «cta-contact» es la que sale si no se elige otra.',
          en: 'Services and pages refer to it by this name. “cta-contact” is shown where none is chosen.',
        },
      },
    ),
    ...callToActionFields,
    published: field(z.boolean().default(true), { es: 'Publicado', en: 'Published' }),
  }),
});

export type CallToActionFrontMatter = z.infer<typeof callsToAction.schema>;
