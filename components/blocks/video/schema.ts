import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { readAddress } from '../address.ts';
import { optionalLine, orString, withSynonyms } from '../parameters.ts';

const address = z
  .string()
  .trim()
  .transform((written) => readAddress(written.startsWith('//') ? `https:${written}` : written))
  .pipe(z.url({ protocol: /^https?$/ }));

const schema = orString(
  'url',
  withSynonyms(
    { src: 'url', href: 'url', path: 'url' },
    z.object({
      url: field(
        address,
        { es: 'Dirección del vídeo', en: 'Address of the video' },
        { hint: { es: 'De YouTube, Vimeo o PeerTube.', en: 'On YouTube, Vimeo or PeerTube.' } },
      ),
      title: field(optionalLine, { es: 'Título', en: 'Title' }),
      poster: field(optionalLine, { es: 'Imagen de portada', en: 'Poster' }, { widget: 'image' }),
    }),
  ),
);

export type VideoParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'video',
  label: { es: 'Vídeo', en: 'Video' },
  encloses: false,
  schema,
  addresses: ({ poster }) => ({ media: poster ? [poster] : [] }),
});
