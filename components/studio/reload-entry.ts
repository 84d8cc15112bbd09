/// <reference path="./preview/decap-modules.d.ts" />
import { loadEntry } from 'decap-cms-core/dist/esm/actions/entries.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { isMap } from './preview/draft.ts';

/**
 * Reads the entry in the form again, as soon as Decap has done with saving it. What was typed meanwhile stays:
 * then the next save brings both together.
 */
export function reloadEntry(): void {
  const sent = entryInForm();
  const stop = store.subscribe(() => {
    const entry = entryInForm();
    if (entry?.get('isPersisting')) return;
    stop();
    const collection = store.getState().collections.get(String(entry?.get('collection')));
    const isAsSent = ['slug', 'data', 'i18n'].every((key) => entry?.get(key) === sent?.get(key));
    if (entry && collection && isAsSent) store.dispatch(loadEntry(collection, String(entry.get('slug'))));
  });
}

function entryInForm() {
  const entry = store.getState().entryDraft.get('entry');
  return isMap(entry) ? entry : null;
}
