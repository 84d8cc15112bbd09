import { isSettings } from '#lib/content/collections/entry-kinds.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Entry } from '#lib/content/entry.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Pairing } from './pairing.ts';

/** What people call a document: its title, else its file. */
export function entryTitle({ index }: Pick<ContentStore, 'index'>, id: string): string {
  return titleIn(index.get(id)) ?? id;
}

function titleIn(entry: Entry | undefined): string | null {
  const data: Record<string, unknown> = entry?.data ?? {};
  const title = data.title ?? data.name;
  return !isSettings(entry) && typeof title === 'string' && title.trim() ? title : null;
}

/** Where a document is edited in the studio; `null` for what is no document. */
export function studioAddress(pairing: Pairing, id: string): string | null {
  const file = contentFile(pairing.studioId(id));
  return file && `/admin#/collections/${file.collection}/entries/${encodeURIComponent(file.stem)}`;
}
