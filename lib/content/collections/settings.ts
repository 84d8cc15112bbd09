import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { readVideoHost } from '#lib/markdown/video-host.ts';
import { defineCollection } from './collection.ts';
import { families } from './families.ts';
import { defaultRetention } from './retention.ts';
import { expected, inlineMarkdown, line, linkTarget } from './shared-fields.ts';

const label = field(line, { es: 'Texto', en: 'Text' });

/** A link of the navigation: to a page by its `uid`, to `services` or `contact`, or to an address. */
const linkField = z.looseObject({
  label,
  page: field(line.optional(), { es: 'Página', en: 'Page' }, { widget: 'relation', collection: 'pages' }),
  url: field(linkTarget.optional(), { es: 'Dirección', en: 'Address' }),
});

/** What the home page shows, in its designed order. */
export const homeSections = ['agora', 'facts', 'services', 'collaborators', 'contact'] as const;

const sectionField = z.looseObject({
  kind: field(z.enum(homeSections), { es: 'Qué muestra', en: 'What it shows' }),
  title: field(line.optional(), { es: 'Título', en: 'Heading' }),
  lead: field(inlineMarkdown.optional(), { es: 'Entradilla', en: 'Introduction' }),
  hide: field(z.boolean().default(false), { es: 'No mostrar', en: 'Do not show' }),
});

const factField = z.looseObject({
  id: field(line, { es: 'Identificador', en: 'Identifier' }, { widget: 'hidden' }),
  number: field(
    line,
    { es: 'Cifra', en: 'Figure' },
    { hint: { es: 'Como se diga: 21M, 83,8 %, 355k.', en: 'As one says it: 21M, 83.8%, 355k.' } },
  ),
  text: field(inlineMarkdown, { es: 'Qué cuenta', en: 'What it counts' }),
  source: field(line.optional(), { es: 'Fuente', en: 'Source' }),
});

const familyField = z.looseObject({
  family: field(z.enum(families), { es: 'Familia', en: 'Family' }),
  name: field(line, { es: 'Nombre', en: 'Name' }),
  promise: field(inlineMarkdown, { es: 'Promesa', en: 'Promise' }),
  services: field(
    z.array(line).default([]),
    { es: 'Servicios que no dicen su familia', en: 'Services that do not name their family' },
    { widget: 'relation', collection: 'services' },
  ),
});

const phone = line.refine((written) => /\d{3}/.test(written.replace(/[\s().-]/g, '')), expected('phone'));

/** In the form that addresses and the Content-Security-Policy take. */
const videoHost = line
  .overwrite((written) => readVideoHost(written) ?? written)
  .refine((written) => readVideoHost(written) !== null, expected('host'));

const months = z.number().int().min(1).max(120);

/** For how long messages are kept after their last activity; what is left out is kept for the usual time. */
const retentionField = z.looseObject({
  new: field(months.default(defaultRetention.new), {
    es: 'Sin contestar (meses)',
    en: 'Not answered (months)',
  }),
  answered: field(months.default(defaultRetention.answered), {
    es: 'Contestados (meses)',
    en: 'Answered (months)',
  }),
  closed: field(months.default(defaultRetention.closed), { es: 'Cerrados (meses)', en: 'Closed (months)' }),
  quarantine: field(z.number().int().min(1).max(365).default(defaultRetention.quarantine), {
    es: 'Apartados por parecer publicidad (días)',
    en: 'Set aside as unwanted advertising (days)',
  }),
});

/** All settings of one language; each file in `content/settings/<locale>/` holds some of these keys. */
export const settings = defineCollection({
  name: 'settings',
  label: { es: 'Ajustes', en: 'Settings' },
  singular: { es: 'ajuste', en: 'setting' },
  localized: true,
  schema: z.looseObject({
    name: field(line.default('Platoniq'), { es: 'Nombre de la fundación', en: 'Name of the foundation' }),
    tagline: field(inlineMarkdown.optional(), { es: 'Lema', en: 'Tagline' }),
    headline: field(line.optional(), { es: 'Titular de la portada', en: 'Home page headline' }),
    lead: field(
      inlineMarkdown.optional(),
      { es: 'Entradilla de la portada', en: 'Home page introduction' },
      { widget: 'text' },
    ),
    featured: field(
      z.array(line).default([]),
      { es: 'Servicios destacados', en: 'Featured services' },
      { widget: 'relation', collection: 'services' },
    ),
    sections: field(
      z.array(sectionField).max(20).default([]),
      { es: 'Partes de la portada', en: 'Sections of the home page' },
      {
        hint: {
          es: 'Su orden y sus títulos. Las que no están en la lista siguen detrás, tal como se diseñaron; el ágora está siempre arriba.',
          en: 'Their order and headings. Those that are not listed follow as designed; the agora is always at the top.',
        },
      },
    ),
    email: field(z.email().optional(), { es: 'Correo electrónico', en: 'E-mail' }),
    phone: field(phone.optional(), { es: 'Teléfono', en: 'Telephone' }),
    addresses: field(
      z
        .array(
          z.looseObject({
            place: field(line, { es: 'Lugar', en: 'Place' }),
            lines: field(z.array(line), { es: 'Señas', en: 'Address lines' }),
          }),
        )
        .default([]),
      { es: 'Direcciones postales', en: 'Postal addresses' },
    ),
    navigation: field(z.array(linkField).default([]), { es: 'Menú', en: 'Navigation' }),
    footer: field(z.array(linkField).default([]), { es: 'Enlaces del pie', en: 'Footer links' }),
    social: field(
      z
        .array(z.looseObject({ label, url: field(linkTarget, { es: 'Dirección', en: 'Address' }) }))
        .default([]),
      { es: 'Redes sociales', en: 'Social networks' },
    ),
    facts: field(z.array(factField).max(100).default([]), { es: 'Cifras', en: 'Facts and figures' }),
    families: field(z.array(familyField).max(20).default([]), {
      es: 'Familias de servicios',
      en: 'Families of services',
    }),
    retention: field(
      retentionField.default({ ...defaultRetention }),
      { es: 'Cuánto guardamos los mensajes', en: 'How long we keep messages' },
      {
        hint: {
          es: 'Vale lo que digan los ajustes en español; la página de privacidad lo muestra en todos los idiomas.',
          en: 'What the Spanish settings say counts; the privacy page shows it in every language.',
        },
      },
    ),
    peertube_hosts: field(
      z.array(videoHost).max(20).default([]),
      { es: 'Servidores de PeerTube', en: 'PeerTube hosts' },
      { hint: { es: 'Por ejemplo: peertube.social', en: 'For example: peertube.social' } },
    ),
  }),
});

export type SettingsFrontMatter = z.infer<typeof settings.schema>;
