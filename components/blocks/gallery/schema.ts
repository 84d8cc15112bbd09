import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { imageParameters } from '../image-parameters.ts';
import { listOf, withSynonyms } from '../parameters.ts';

const schema = withSynonyms(
  { images: 'items' },
  z.object({
    items: field(
      listOf(imageParameters, () => false),
      { es: 'Imágenes', en: 'Pictures' },
    ),
  }),
);

export type GalleryParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'gallery',
  label: { es: 'Galería', en: 'Gallery' },
  encloses: false,
  schema,
  isEmpty: ({ items }) => items.length === 0,
  pictures: ({ items }) => items,
  addresses: ({ items }) => ({ media: items.map(({ path }) => path) }),
});
