import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { optionalAddress } from '../address.ts';
import { imageParameters } from '../image-parameters.ts';
import { optionalLine, orString, withSynonyms } from '../parameters.ts';

const picture = z.preprocess((written) => written || undefined, imageParameters.optional());

const schema = orString(
  'name',
  withSynonyms(
    { author: 'name', title: 'name', photo: 'image', image_path: 'image', href: 'url' },
    z.object({
      name: field(z.string().trim().min(1), { es: 'Nombre', en: 'Name' }),
      role: field(optionalLine, { es: 'Cargo o papel', en: 'Role' }),
      image: field(picture, { es: 'Retrato', en: 'Portrait' }),
      url: field(optionalAddress, { es: 'Dirección', en: 'Address' }),
    }),
  ),
);

export type AuthorParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'author',
  label: { es: 'Autoría', en: 'Author' },
  encloses: false,
  schema,
  pictures: ({ image }) => (image ? [image] : []),
  addresses: ({ image, url }) => ({ media: image ? [image.path] : [], links: url ? [url] : [] }),
});
