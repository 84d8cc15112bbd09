import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { optionalLine, orString, withSynonyms } from './parameters.ts';

const fileName = /^[^\s/]+\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** The words for people who cannot see a picture: a file name says nothing, so it counts as missing (case 16). */
const alternative = z
  .string()
  .trim()
  .nullish()
  .transform((alt) => (alt === null || (alt && fileName.test(alt)) ? undefined : alt));

/** A picture as an author places it: file, alternative text, caption. */
export const imageParameters = orString(
  'path',
  withSynonyms(
    { src: 'path', url: 'path', image: 'path', source: 'path', title: 'caption' },
    z.object({
      path: field(z.string().trim().min(1), { es: 'Archivo', en: 'File' }, { widget: 'image' }),
      alt: field(
        alternative,
        { es: 'Texto alternativo', en: 'Alternative text' },
        {
          hint: {
            es: 'Qué se ve en la imagen, para quien no la ve. Vacío si es solo decorativa.',
            en: 'What the picture shows, for people who cannot see it. Empty if it only decorates.',
          },
        },
      ),
      caption: field(optionalLine, { es: 'Pie de foto', en: 'Caption' }),
    }),
  ),
);

export type ImageParameters = z.infer<typeof imageParameters>;
