import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { optionalAddress } from '../address.ts';
import { listOf, optionalLine, orString, withSynonyms } from '../parameters.ts';

const item = orString(
  'url',
  withSynonyms(
    { href: 'url', link: 'url', title: 'text', label: 'text', url_text: 'text' },
    z.object({
      text: field(optionalLine, { es: 'Texto', en: 'Text' }),
      url: field(optionalAddress, { es: 'Dirección', en: 'Address' }),
      description: field(optionalLine, { es: 'Descripción', en: 'Description' }),
    }),
  ),
);

const schema = withSynonyms(
  { links: 'items' },
  z.object({
    items: field(
      listOf(item, ({ text, url }) => !text && !url),
      { es: 'Enlaces', en: 'Links' },
    ),
  }),
);

export type LinksParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'links',
  label: { es: 'Enlaces', en: 'Links' },
  encloses: false,
  schema,
  isEmpty: ({ items }) => items.length === 0,
  inline: ({ items }) => items.flatMap(({ description }) => description ?? []),
  addresses: ({ items }) => ({ links: items.flatMap(({ url }) => url ?? []) }),
});
