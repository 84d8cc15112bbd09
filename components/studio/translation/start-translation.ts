/// <reference path="../preview/decap-modules.d.ts" />
import { changeDraftField } from 'decap-cms-core/dist/esm/actions/entries.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import type { ImmutableMap } from '../preview/draft.ts';
import type { ReadField } from './translation-state.ts';

/** Fields that each language has for itself: its old addresses, and when it is public. */
const ownFields = new Set(['aliases', 'publish_at', 'unpublish_at', '_translation']);

/** Fills the form of `to` with what `from` says, as somebody would type it, and not to be published yet. */
export function startTranslation(
  fields: Iterable<ImmutableMap>,
  read: ReadField,
  { from, to }: { from: Locale; to: Locale },
): void {
  const i18n = { currentLocale: to, defaultLocale, locales: localeCodes };
  for (const field of fields) {
    const name = String(field.get('name'));
    const value = name === 'published' ? false : read(from, name);
    if (ownFields.has(name) || value === undefined || value === null) continue;
    store.dispatch(changeDraftField({ field, value, entries: [], i18n }));
  }
}
