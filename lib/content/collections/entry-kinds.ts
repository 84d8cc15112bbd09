import type { Entry } from '../entry.ts';
import type { CollectionName } from './all.ts';

/** Whether these are settings: values of the site, spread over several files, rather than a text. */
export function isSettings(entry: Entry | null | undefined): entry is Entry<'settings'>;
export function isSettings(file: { collection: CollectionName } | null | undefined): boolean;
export function isSettings(given: { collection: CollectionName } | null | undefined): boolean {
  return given?.collection === 'settings';
}

/** Whether this notes addresses at which a page once stood. */
export function isGonePage(entry: Entry | null | undefined): entry is Entry<'gone-pages'>;
export function isGonePage(file: { collection: CollectionName } | null | undefined): boolean;
export function isGonePage(given: { collection: CollectionName } | null | undefined): boolean {
  return given?.collection === 'gone-pages';
}
