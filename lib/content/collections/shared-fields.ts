import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { readMoment } from '../moment.ts';

/** A single line that is not blank; line breaks within it are spaces, for what is written line by line. */
export const line = z
  .string()
  .overwrite((text) => text.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' ').trim())
  .min(1);

/** What a value has to be that its type does not say, for the words of `value-invalid`. */
export const expected = (what: 'address' | 'host' | 'phone') => ({ params: { expected: what } });

/** Where a link leads: within the site, to a web address, or to mail and telephone. */
export const linkTarget = line.refine(
  (url) => /^(?:[/#]|https?:\/\/\S|mailto:\S|tel:\S)/i.test(url) && !/\s/.test(url),
  expected('address'),
);

/** Front-matter text that may carry inline Markdown (content case 18). */
export const inlineMarkdown = z.string().trim();

export const imageField = z.looseObject({
  path: field(line, { es: 'Archivo', en: 'File' }, { widget: 'image' }),
  alt: field(
    z.string().optional(),
    { es: 'Texto alternativo', en: 'Alternative text' },
    {
      hint: {
        es: 'Qué se ve en la imagen, para quien no la ve. Vacío si es solo decorativa.',
        en: 'What the picture shows, for people who cannot see it. Empty if it only decorates.',
      },
    },
  ),
});

export const callToActionFields = {
  text: field(
    inlineMarkdown.optional(),
    { es: 'Pregunta o frase', en: 'Question or sentence' },
    { hint: { es: 'Por ejemplo: ¿Quieres saber más?', en: 'For example: Would you like to know more?' } },
  ),
  url: field(
    z.string().trim().optional(),
    { es: 'Dirección del botón', en: 'Button address' },
    {
      hint: {
        es: 'Vacío: la página de contacto, que recuerda desde qué servicio se llega.',
        en: 'Empty: the contact page, which remembers the service people come from.',
      },
    },
  ),
  url_text: field(z.string().trim().optional(), { es: 'Texto del botón', en: 'Button text' }),
  image_path: field(z.string().trim().optional(), { es: 'Imagen', en: 'Image' }, { widget: 'image' }),
  image_alt: field(z.string().trim().optional(), {
    es: 'Texto alternativo de la imagen',
    en: 'Alternative text of the image',
  }),
};

/** A day and time, with an offset from UTC or in the site's zone; empty: none. */
const moment = z.string().refine((written) => written.trim() === '' || readMoment(written) !== null);

const callToActionChoice = z.union([line, z.looseObject(callToActionFields)]);

/** The fields every document with a page of its own has, whatever its collection. */
export const documentFields = {
  title: field(line, { es: 'Título', en: 'Title' }),
  description: field(
    inlineMarkdown.optional(),
    { es: 'Resumen', en: 'Summary' },
    {
      widget: 'text',
      hint: {
        es: 'Una o dos frases. Sale bajo el título, en las listas y en los buscadores.',
        en: 'One or two sentences. Shown under the title, in lists and by search engines.',
      },
    },
  ),
  slug: field(
    line.optional(),
    { es: 'Dirección', en: 'Address' },
    {
      hint: {
        es: 'La última parte de la dirección de la página: minúsculas, números y guiones. La misma en todos los idiomas.',
        en: 'The last part of the page address: lower case, digits and hyphens. The same in every language.',
      },
    },
  ),
  uid: field(line.optional(), { es: 'Identificador', en: 'Identifier' }, { widget: 'hidden' }),
  image: field(imageField.optional(), { es: 'Imagen', en: 'Image' }),
  call_to_action: field(
    callToActionChoice.optional(),
    { es: 'Llamada a la acción', en: 'Call to action' },
    { widget: 'relation', collection: 'calls-to-action' },
  ),
  aliases: field(
    z.array(line).optional(),
    { es: 'Direcciones antiguas', en: 'Old addresses' },
    { hint: { es: 'Llevan a esta página.', en: 'They lead to this page.' } },
  ),
  published: field(z.boolean().default(true), { es: 'Publicado', en: 'Published' }),
  publish_at: field(
    moment.optional(),
    { es: 'Publicar el', en: 'Publish on' },
    {
      widget: 'datetime',
      hint: {
        es: 'Día y hora. Hasta entonces no lo ve nadie. Vacío: se ve ya.',
        en: 'Day and time. Until then nobody sees it. Empty: it is public at once.',
      },
    },
  ),
  unpublish_at: field(
    moment.optional(),
    { es: 'Retirar el', en: 'Take down on' },
    {
      widget: 'datetime',
      hint: { es: 'Desde entonces deja de verse.', en: 'From then on it is no longer shown.' },
    },
  ),
  hide: field(z.boolean().default(false), { es: 'Oculto', en: 'Hidden' }),
};
