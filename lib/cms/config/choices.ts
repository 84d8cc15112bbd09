import { isSettings } from '#lib/content/collections/entry-kinds.ts';
import { namesIn, relationFields } from '#lib/content/collections/relation-fields.ts';
import { homeSections } from '#lib/content/collections/settings.ts';
import type { Entry } from '#lib/content/entry.ts';
import { fixedPageNames, isFixedName } from '#lib/content/fixed-pages.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioOption } from './studio-field.ts';

/** What fields that name something else may name. */
export interface Choices {
  /** The entries of a collection, by the name under which others refer to them. */
  of(collection: string): StudioOption[];
  /** What a value of a fixed list is called, such as a family of services. */
  named(field: string, value: string): string;
}

/** Collects from the index what can be chosen, with the words of `locale` where there are any. */
export function readChoices(entries: Iterable<Entry>, locale: Locale): Choices {
  const all = [...entries];
  // Each settings file holds some of the keys, so the families may be missing in spite of the type.
  const families = all.flatMap((entry) =>
    isSettings(entry) && entry.locale === locale ? (entry.data.families ?? []) : [],
  );
  return {
    of(collection) {
      const options = new Map<string, string>();
      for (const page of fixedPageNames) if (isFixedName(collection, page)) options.set(page, page);
      const inOrder = [locale, ...localeCodes.filter((code) => code !== locale), null];
      for (const language of inOrder)
        for (const entry of all)
          if (entry.collection === collection && entry.locale === language && !options.has(entry.key))
            options.set(entry.key, labelOf(entry));
      // A name that leads nowhere stays a choice: Decap would drop it from a list that is edited.
      for (const name of namesInUse(all, collection)) if (!options.has(name)) options.set(name, name);
      return [...options]
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label, locale));
    },
    named(field, value) {
      const section = field === 'kind' && homeSections.find((kind) => kind === value);
      if (section) return translator(locale)(`studio.homeSections.${section}`);
      return (field === 'family' && families.find(({ family }) => family === value)?.name) || value;
    },
  };
}

function labelOf(entry: Entry): string {
  const { data } = entry;
  if ('title' in data && typeof data.title === 'string') return data.title;
  return 'text' in data && typeof data.text === 'string' ? `${data.text} (${entry.key})` : entry.key;
}

function namesInUse(entries: readonly Entry[], collection: string): string[] {
  return entries.flatMap((entry) =>
    relationFields(entry.collection)
      .filter((field) => field.collection === collection)
      .flatMap(({ path }) => namesIn(entry.data, path)),
  );
}
