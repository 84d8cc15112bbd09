import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { listOf, optionalLine, orString, withSynonyms } from '../parameters.ts';

const item = orString(
  'path',
  withSynonyms(
    { url: 'path', src: 'path', file: 'path', text: 'title', name: 'title' },
    z.object({
      path: field(z.string().trim().min(1), { es: 'Archivo', en: 'File' }, { widget: 'file' }),
      title: field(optionalLine, { es: 'Título', en: 'Title' }),
      description: field(optionalLine, { es: 'Descripción', en: 'Description' }),
    }),
  ),
);

const schema = withSynonyms(
  { documents: 'items', files: 'items' },
  z.object({
    items: field(
      listOf(item, () => false),
      { es: 'Documentos', en: 'Documents' },
    ),
  }),
);

export type DocumentsParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'documents',
  label: { es: 'Documentos', en: 'Documents' },
  encloses: false,
  schema,
  isEmpty: ({ items }) => items.length === 0,
  inline: ({ items }) => items.flatMap(({ description }) => description ?? []),
  addresses: ({ items }) => ({ media: items.map(({ path }) => path) }),
});
