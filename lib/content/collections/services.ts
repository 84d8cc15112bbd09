import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineCollection } from './collection.ts';
import { families } from './families.ts';
import { documentFields, line } from './shared-fields.ts';

export const services = defineCollection({
  name: 'services',
  label: { es: 'Servicios', en: 'Services' },
  singular: { es: 'servicio', en: 'service' },
  localized: true,
  pages: {
    folder: { es: 'servicios', en: 'services' },
    perPage: 40,
    schemaType: 'Service',
  },
  schema: z.looseObject({
    layout: field(z.string().default('service'), { es: 'Plantilla', en: 'Layout' }, { widget: 'hidden' }),
    ...documentFields,
    family: field(z.enum(families).optional(), { es: 'Familia', en: 'Family' }),
    order: field(
      z.number().optional(),
      { es: 'Orden', en: 'Order' },
      {
        hint: {
          es: 'Los números menores van primero dentro de su familia.',
          en: 'Lower numbers come first within their family.',
        },
      },
    ),
    collaborators: field(
      z.array(line).default([]),
      { es: 'Colaboradores', en: 'Collaborators' },
      { widget: 'relation', collection: 'collaborators' },
    ),
  }),
});

export type ServiceFrontMatter = z.infer<typeof services.schema>;
