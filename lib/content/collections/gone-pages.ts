import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineCollection } from './collection.ts';
import { line } from './shared-fields.ts';

/** Addresses at which a page once stood; one file serves all languages. */
export const gonePages = defineCollection({
  name: 'gone-pages',
  label: { es: 'Páginas retiradas', en: 'Retired pages' },
  singular: { es: 'página retirada', en: 'retired page' },
  localized: false,
  schema: z.looseObject({
    title: field(
      line,
      { es: 'Qué había', en: 'What was there' },
      { hint: { es: 'Solo se ve aquí, en el editor.', en: 'Shown here in the editor only.' } },
    ),
    addresses: field(
      z.array(line).default([]),
      { es: 'Direcciones', en: 'Addresses' },
      {
        hint: {
          es: 'Tal como estaban, con su idioma: /es/servicios/asambleas',
          en: 'As they were, with their language: /en/services/assemblies',
        },
      },
    ),
    to: field(
      line.optional(),
      { es: 'Ahora llevan a', en: 'They now lead to' },
      {
        hint: {
          es: 'La dirección de otra página de este sitio, como /es/servicios. Cada idioma va a su versión. Vacío: se dice que la página ya no está.',
          en: 'The address of another page of this site, such as /en/services. Each language goes to its own version. Empty: visitors are told that the page is gone.',
        },
      },
    ),
  }),
});

export type GonePageFrontMatter = z.infer<typeof gonePages.schema>;
