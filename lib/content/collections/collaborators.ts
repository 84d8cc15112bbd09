import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineCollection } from './collection.ts';
import { line, linkTarget } from './shared-fields.ts';

export const collaborators = defineCollection({
  name: 'collaborators',
  label: { es: 'Colaboradores', en: 'Collaborators' },
  singular: { es: 'colaborador', en: 'collaborator' },
  localized: false,
  schema: z.looseObject({
    title: field(line, { es: 'Nombre', en: 'Name' }),
    slug: field(line.optional(), { es: 'Identificador', en: 'Identifier' }),
    logo: field(
      z.string().trim().optional(),
      { es: 'Logotipo', en: 'Logo' },
      {
        widget: 'image',
        hint: {
          es: 'Sin él se compone el nombre con letras.',
          en: 'Without one the name is set in type.',
        },
      },
    ),
    url: field(linkTarget.optional(), { es: 'Sitio web', en: 'Website' }),
    featured: field(z.boolean().default(true), { es: 'En la portada', en: 'On the home page' }),
    order: field(z.number().optional(), { es: 'Orden', en: 'Order' }),
    published: field(z.boolean().default(true), { es: 'Publicado', en: 'Published' }),
  }),
});

export type CollaboratorFrontMatter = z.infer<typeof collaborators.schema>;
