import { connection } from 'next/server';
import { cache } from 'react';
import { scoped } from '#lib/request-scope.ts';
import { type ContentStore, contentStore, type PageMakers } from './store.ts';

/**
 * The content, for routes of the App Router. It waits for a request, so that Next does not make pages
 * while it builds: content is not part of a build (docs/decisions/001-pages-on-request.md). What one rendering asks
 * for twice, for its head and for its body, is made once.
 */
export const requestContent = cache(async (): Promise<ContentStore> => {
  await connection();
  const store = { ...contentStore(), ...scoped('draftPages') };
  return {
    ...store,
    homePage: once(store.homePage),
    listPage: once(store.listPage),
    entryPage: once(store.entryPage),
    contactPage: once(store.contactPage),
    sentPage: once(store.sentPage),
    errorPage: once(store.errorPage),
  };
});

/** A maker that makes each page once; its arguments are plain values. */
function once<Make extends PageMakers[keyof PageMakers]>(make: Make): Make {
  const made = new Map<string, unknown>();
  const maker = (...given: readonly unknown[]) => {
    const key = JSON.stringify(given);
    if (!made.has(key)) made.set(key, (make as (...given: readonly unknown[]) => unknown)(...given));
    return made.get(key);
  };
  // It takes and gives what `make` does.
  return maker as Make;
}
