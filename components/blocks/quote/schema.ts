import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { optionalAddress } from '../address.ts';
import { optionalLine, withSynonyms } from '../parameters.ts';

const schema = withSynonyms(
  { name: 'author', cite: 'author', source: 'url' },
  z.object({
    author: field(optionalLine, { es: 'Quién lo dice', en: 'Who says it' }),
    role: field(optionalLine, { es: 'Cargo o papel', en: 'Role' }),
    url: field(optionalAddress, { es: 'Dirección de la fuente', en: 'Address of the source' }),
  }),
);

export type QuoteParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'quote',
  label: { es: 'Cita', en: 'Quote' },
  encloses: true,
  schema,
  isEmpty: (_parameters, enclosed) => enclosed.trim() === '',
});
