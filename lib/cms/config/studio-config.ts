import type { z } from 'zod';
import { collectionNames, collections } from '#lib/content/collections/all.ts';
import type { Collection } from '#lib/content/collections/collection.ts';
import { isSettings } from '#lib/content/collections/entry-kinds.ts';
import { hasPages } from '#lib/content/collections/page-collections.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { schemaKind } from '#lib/fields/schema-kind.ts';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import { bodyField } from './body-field.ts';
import type { Choices } from './choices.ts';
import { type FieldContext, fieldsConfig } from './field-config.ts';
import { inFileOrder } from './field-order.ts';
import { type SettingsFile, settingsFiles } from './settings-files.ts';
import type { StudioCollection, StudioConfig, StudioFile } from './studio-field.ts';
import { translationField } from './translation-field.ts';

/** What the configuration depends on besides the schemas. */
export interface StudioConfigOptions {
  /** The language in which the studio speaks. */
  locale: Locale;
  choices: Choices;
  /** The names of the blocks that can be placed in a text. */
  blocks: readonly string[];
  siteUrl: string;
}

/** What forms are made with. */
interface FormContext extends FieldContext {
  blocks: readonly string[];
  t: Translate;
}

/** Decap's configuration, derived from the collections and their schemas. */
export function studioConfig({ locale, choices, blocks, siteUrl }: StudioConfigOptions): StudioConfig {
  const t = translator(locale);
  const context = {
    ...{ locale, choices, blocks, t },
    listItem: t('studio.words.listItem'),
    ownChoice: t('studio.words.ownChoice'),
    isLocalized: true,
  };
  return {
    load_config_file: false,
    locale,
    backend: { name: 'site', proxy_url: '/api/cms', branch: 'content' },
    publish_mode: 'simple',
    // The library that the studio registers (components/studio/media).
    media_library: { name: 'site' },
    media_folder: 'public/media',
    public_folder: '/media',
    i18n: { structure: 'multiple_folders', locales: [...localeCodes], default_locale: defaultLocale },
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    show_preview_links: false,
    site_url: siteUrl,
    logo: { src: '/icon.svg', show_in_header: false },
    collections: collectionNames.map((name) =>
      isSettings({ collection: name })
        ? settingsForms(collections[name], context)
        : folder(collections[name], context),
    ),
  };
}

function folder(collection: Collection, context: FormContext): StudioCollection {
  const { name, localized } = collection;
  const shape = shapeOf(collection);
  const ordered = 'layout' in shape ? inFileOrder(shape) : shape;
  const fields = fieldsConfig(ordered, { ...context, isLocalized: localized });
  const hasTitle = 'title' in shape;
  return {
    ...words(collection, context),
    folder: `content/${name}`,
    extension: 'md',
    format: 'yaml-frontmatter',
    create: true,
    identifier_field: hasTitle ? 'title' : 'uid',
    summary: hasTitle ? '{{title}}' : '{{uid}} — {{text}}',
    slug: '{{slug}}',
    ...media(name),
    ...(localized && { i18n: true }),
    fields: hasPages(collection.name)
      ? [translationField(context.t), ...fields, bodyField(context.t, context.blocks)]
      : fields,
    sortable_fields: ['title', 'order', 'uid'].filter((key) => key in shape),
    ...('published' in shape && {
      view_filters: [{ label: context.t('studio.drafts'), field: 'published', pattern: false }],
    }),
    ...('family' in shape && {
      view_groups: [{ label: context.t('studio.byFamily'), field: 'family' }],
    }),
  };
}

/** Settings are several files per language; each is a form, with the languages side by side. */
function settingsForms(collection: Collection, context: FormContext): StudioCollection {
  const shape = shapeOf(collection);
  const files = (Object.keys(settingsFiles) as SettingsFile[]).map((name): StudioFile => {
    const keys = new Set<string>(settingsFiles[name]);
    const own = Object.fromEntries(Object.entries(shape).filter(([key]) => keys.has(key)));
    return {
      name,
      label: context.t(`studio.settings.${name}`),
      // One form for the files of all languages: the backend of the studio puts them together and apart.
      file: `content/settings/${name}.md`,
      i18n: true,
      ...media('settings'),
      fields: fieldsConfig(own, context),
    };
  });
  return {
    ...words(collection, context),
    format: 'yaml-frontmatter',
    i18n: { structure: 'single_file' },
    files,
  };
}

function words({ name, label, singular }: Collection, { locale }: FormContext) {
  return { name, label: wordsIn(label, locale), label_singular: wordsIn(singular, locale) };
}

function media(folderName: string) {
  return { media_folder: `/public/media/${folderName}`, public_folder: `/media/${folderName}` };
}

/** @throws {TypeError} if a collection's schema is no object. */
function shapeOf({ name, schema }: Collection): Record<string, z.ZodType> {
  const kind = schemaKind(schema);
  if (kind.kind !== 'object') throw new TypeError(`The schema of ${name} has to be an object.`);
  return kind.shape;
}
