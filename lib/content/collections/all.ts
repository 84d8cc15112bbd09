import { callsToAction } from './calls-to-action.ts';
import { collaborators } from './collaborators.ts';
import type { Collection } from './collection.ts';
import { gonePages } from './gone-pages.ts';
import { pages } from './pages.ts';
import { services } from './services.ts';
import { settings } from './settings.ts';

/** Every collection of the site by the name of its folder. */
export const collections = {
  services,
  pages,
  collaborators,
  'calls-to-action': callsToAction,
  'gone-pages': gonePages,
  settings,
} as const satisfies Record<string, Collection>;

export type CollectionName = keyof typeof collections;

/** The names of all collections, in the order of the registry. */
export const collectionNames = Object.keys(collections) as CollectionName[];

/** The validated front matter of an entry of the collection `Name`. */
export type FrontMatter<Name extends CollectionName> = import('zod').infer<
  (typeof collections)[Name]['schema']
>;
