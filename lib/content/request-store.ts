import { connection } from 'next/server';
import { draftPages } from './draft-pages.ts';
import { type ContentStore, contentStore } from './store.ts';

/**
 * The content, for routes of the App Router. It waits for a request, so that Next does not make pages
 * while it builds: content is not part of a build (docs/decisions/001-pages-on-request.md).
 */
export async function requestContent(): Promise<ContentStore> {
  await connection();
  const draft = draftPages.find();
  return draft ? { ...contentStore(), ...draft } : contentStore();
}
