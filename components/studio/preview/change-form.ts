/// <reference path="./decap-modules.d.ts" />
import { changeDraftField } from 'decap-cms-core/dist/esm/actions/entries.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import type { FormChanges, FormValue } from '#lib/cms/fixes/draft-fixes.ts';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import type { PreviewProps } from './draft.ts';
import { formValue, isLocalized } from './entry-text.ts';

/** Changes fields of the form as if somebody had typed it; nothing is saved. */
export function changeForm(
  { collection, fields, state }: PreviewProps,
  changes: FormChanges,
  locale: Locale,
): void {
  const i18n = isLocalized(collection)
    ? { currentLocale: locale, defaultLocale, locales: localeCodes }
    : undefined;
  for (const field of fields) {
    const name = String(field.get('name'));
    const value = changes[name];
    if (value === undefined) continue;
    const before = formValue({ collection, state }, locale, name);
    store.dispatch(changeDraftField({ field, value: likeBefore(value, before), entries: [], i18n }));
  }
}

/** Decap keeps lists in a class of its own, which only its own values can make. */
function likeBefore(value: FormValue, before: unknown): unknown {
  if (!Array.isArray(value) || !isList(before)) return value;
  return before.clear().concat(value);
}

interface List {
  clear(): List;
  concat(items: readonly unknown[]): List;
}

function isList(value: unknown): value is List {
  return typeof value === 'object' && value !== null && 'clear' in value && 'concat' in value;
}
