import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Entry } from '#lib/content/entry.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';

/**
 * Decap pairs the languages of an entry by file name, this site by slug or `uid`. The studio is served each
 * entry under the name that its file has in the default language; these functions lead there and back.
 */
export interface Pairing {
  /** The file that stands for an id of the studio; the same id where there is no such file yet. */
  realId(id: string): string;
  /** The id under which the studio knows a file. */
  studioId(id: string): string;
  /** Entries that the default language does not have, with the id that the studio expects there. */
  orphans(): { entry: Entry; leadId: string }[];
  /** The same entry in another language, where an id of the studio has no file; `null` if there is none. */
  original(id: string): Entry | null;
}

/** Pairs the entries as they stand at this moment. */
export function pairEntries(entries: Iterable<Entry>): Pairing {
  const byKey = new Map<string, Entry>();
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    byId.set(entry.id, entry);
    const place = placeOf(entry.collection, entry.locale, entry.key);
    if (!byKey.has(place)) byKey.set(place, entry);
  }
  const leadOf = ({ collection, key }: Entry) => byKey.get(placeOf(collection, defaultLocale, key));

  function studioId(id: string): string {
    const entry = byId.get(id);
    const file = contentFile(id);
    if (!entry || !file?.locale || file.locale === defaultLocale) return id;
    const lead = leadOf(entry);
    if (lead) return pathIn(file.locale, lead.id);
    // Its own name may be that of another entry in the default language.
    return byId.has(pathIn(defaultLocale, id)) ? suffixed(id, file.locale) : id;
  }

  function realId(id: string): string {
    const file = contentFile(id);
    if (!file?.locale || file.locale === defaultLocale || !collections[file.collection].localized) return id;
    const lead = byId.get(pathIn(defaultLocale, id));
    if (lead) {
      const paired = byKey.get(placeOf(file.collection, file.locale, lead.key));
      return paired?.id ?? (byId.has(id) ? suffixed(id, file.locale) : id);
    }
    const plain = id.replace(`--${file.locale}.md`, '.md');
    return byId.has(id) ? id : byId.has(plain) ? plain : id;
  }

  function orphans() {
    return [...byId.values()]
      .filter((entry) => entry.locale && entry.locale !== defaultLocale && !leadOf(entry))
      .map((entry) => ({ entry, leadId: pathIn(defaultLocale, studioId(entry.id)) }));
  }

  function original(id: string): Entry | null {
    const file = contentFile(id);
    if (!file?.locale || !collections[file.collection].localized || byId.has(realId(id))) return null;
    const wanted = pathIn(defaultLocale, id);
    return byId.get(wanted) ?? orphans().find(({ leadId }) => leadId === wanted)?.entry ?? null;
  }

  return { studioId, realId, orphans, original };
}

/** The same path in another language's folder. */
export function pathIn(locale: Locale, id: string): string {
  const [collection, , ...rest] = id.split('/');
  return [collection, locale, ...rest].join('/');
}

function suffixed(id: string, locale: Locale): string {
  return id.replace(/\.md$/, `--${locale}.md`);
}

function placeOf(collection: string, locale: Locale | null, key: string): string {
  return `${collection}/${locale ?? ''}/${key}`;
}
