import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { collections } from './collections/all.ts';
import { type ContentFile, contentFile } from './content-file.ts';

export interface ListedFile extends ContentFile {
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch. */
  modified: number;
}

export interface Listing {
  files: ListedFile[];
  /** Every folder met, absolute: what has to be watched. */
  folders: string[];
  /** Folders and files that could not be read, with the system's reason. */
  unreadable: { id: string; reason: string }[];
  /** Symbolic links in place of folders, or with names of no document: nothing behind them is read. */
  links: string[];
}

/** How many files are looked at together; more would only queue in the thread pool. */
const batch = 64;

/**
 * Lists the content files below `contentDir` in the order of their paths. No link is followed; one by the name of
 * a document is listed, and told when it is read.
 */
export async function listFiles(contentDir: string): Promise<Listing> {
  const listing: Listing = { files: [], folders: [contentDir], unreadable: [], links: [] };
  for (const collection of Object.keys(collections)) {
    const stats = await lstat(join(contentDir, collection)).catch(() => null);
    if (stats?.isSymbolicLink()) listing.links.push(collection);
    else await listFolder(contentDir, collection, listing);
  }
  listing.files.sort((a, b) => (a.id < b.id ? -1 : 1));
  return listing;
}

async function listFolder(contentDir: string, id: string, listing: Listing): Promise<void> {
  const path = join(contentDir, id);
  const items = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') listing.unreadable.push({ id, reason: error.code ?? error.message });
    return null;
  });
  if (!items) return;
  listing.folders.push(path);
  const files: ContentFile[] = [];
  for (const item of items) {
    if (item.name.startsWith('.')) continue;
    const isLink = item.isSymbolicLink();
    const file = item.isFile() || isLink ? contentFile(`${id}/${item.name}`) : null;
    if (file) files.push(file);
    else if (isLink) listing.links.push(`${id}/${item.name}`);
    else if (item.isDirectory()) await listFolder(contentDir, `${id}/${item.name}`, listing);
  }
  for (let at = 0; at < files.length; at += batch) {
    await Promise.all(files.slice(at, at + batch).map((file) => addFile(contentDir, file, listing)));
  }
}

async function addFile(contentDir: string, file: ContentFile, listing: Listing): Promise<void> {
  const stats = await lstat(join(contentDir, file.id)).catch((error: NodeJS.ErrnoException) => error);
  if (isStats(stats)) listing.files.push({ ...file, size: stats.size, modified: stats.mtimeMs });
  else if (stats.code !== 'ENOENT')
    listing.unreadable.push({ id: file.id, reason: stats.code ?? stats.message });
}

function isStats(value: Stats | NodeJS.ErrnoException): value is Stats {
  return 'mtimeMs' in value;
}
