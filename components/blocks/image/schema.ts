import { defineBlock } from '#lib/markdown/block.ts';
import { imageParameters } from '../image-parameters.ts';

export default defineBlock({
  name: 'image',
  label: { es: 'Imagen', en: 'Picture' },
  encloses: false,
  schema: imageParameters,
  pictures: (picture) => [picture],
  addresses: ({ path }) => ({ media: [path] }),
});
