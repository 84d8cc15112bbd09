import { createHash } from 'node:crypto';
import { linkCode, readBelow } from '#lib/files/plain-file.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { toSlug } from '#lib/text/slug.ts';
import { isFixedAddress } from './address-segments.ts';
import { collections } from './collections/all.ts';
import type { Collection } from './collections/collection.ts';
import { isSettings } from './collections/entry-kinds.ts';
import { fieldNames } from './collections/field-names.ts';
import { isPageEntry, pagesOf } from './collections/page-collections.ts';
import type { Entry } from './entry.ts';
import { fixedPageOf } from './fixed-pages.ts';
import { normalizeFrontMatter } from './front-matter/normalize.ts';
import { readFrontMatter } from './front-matter/read-front-matter.ts';
import type { ListedFile } from './list-files.ts';
import { draftNameIn, saysPublished } from './publication/draft-place.ts';
import type { Publication } from './publication/read-publication.ts';
import { isWithin } from './schedule.ts';

export interface ReadEntry {
  /** `null` if the file cannot be read as a document. */
  entry: Entry | null;
  body: string;
  /** One-based line of the file on which the body starts. */
  bodyLine: number;
  problems: Problem[];
  /** Where a front-matter key stands, such as `image.alt`; the first line if it is not there. */
  keyPosition(key: string): { line: number; column: number };
}

const firstLine = () => ({ line: 1, column: 1 });

/** Reads a content file into a validated entry; what is wrong with it comes back as problems, never as an error. */
export async function readEntry(contentDir: string, file: ListedFile): Promise<ReadEntry> {
  try {
    return parseEntry(file, await readBelow(contentDir, file.id));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return {
      entry: null,
      body: '',
      bodyLine: 1,
      problems: [
        error.code === linkCode
          ? problemAt('file-link', file.id)
          : problemAt('file-unreadable', file.id, { reason: error.code }),
      ],
      keyPosition: firstLine,
    };
  }
}

/** Like `readEntry`, from the bytes of the file. */
export function parseEntry(file: ListedFile, source: Buffer): ReadEntry {
  const read = readFrontMatter(source);
  const problems = read.problems.map((problem) => ({ ...problem, file: file.id }));
  if (read.unreadable)
    return { entry: null, body: '', bodyLine: read.bodyLine, problems, keyPosition: firstLine };
  const collection = collections[file.collection];
  const {
    data,
    publication,
    problems: found,
  } = normalizeFrontMatter({
    data: read.data,
    schema: collection.schema,
    stem: file.stem,
    keyPosition: read.keyPosition,
    writtenAs: read.writtenAs,
    locale: file.locale,
  });
  problems.push(...found.map((problem) => ({ ...problem, file: file.id })));
  const draftName = saysPublished(read.data) ? null : draftNameIn(file.id);
  const isDraft = draftName !== null && fieldNames(file.id).includes('published');
  if (isDraft) problems.push(problemAt('publication-folder', file.id, { name: draftName }));
  if (collection.localized && !file.locale) {
    problems.push({ code: 'no-locale-folder', severity: 'warning', file: file.id, line: 1, column: 1 });
  }
  const entry = toEntry(file, {
    ...{ data, written: read.data },
    publication: isDraft ? { ...publication, isReleased: false } : publication,
  });
  if (isUnreachable(entry))
    problems.push({
      ...problemAt('slug-fixed', file.id, { slug: entry.slug }),
      ...read.keyPosition('slug'),
      key: 'slug',
    });
  return {
    entry,
    body: read.body,
    bodyLine: read.bodyLine,
    problems,
    keyPosition: read.keyPosition,
  };
}

/** Whether its address is that of a page of the site itself, of which it is not the text. */
function isUnreachable(entry: Entry): boolean {
  if (!isPageEntry(entry) || pagesOf(entry.collection).folder !== null) return false;
  return isFixedAddress(entry.slug) && !fixedPageOf(entry);
}

interface ReadFields {
  data: Record<string, unknown>;
  publication: Publication;
  /** Before anything was made of it. */
  written: Record<string, unknown>;
}

function toEntry(file: ListedFile, { data, publication, written }: ReadFields): Entry {
  const { isReleased, span } = publication;
  const slug = slugOf(file, data);
  const { pairedBy }: Collection = collections[file.collection];
  const uid = pairedBy === 'uid' ? text(data.uid) : null;
  const entry = {
    id: file.id,
    collection: file.collection,
    locale: collections[file.collection].localized ? (file.locale ?? defaultLocale) : null,
    slug,
    key: (uid && toSlug(uid)) || slug,
    // Settings are spread over files: only what a file says may take part in the sum.
    data: isSettings(file) ? pick(data, Object.keys(written)) : data,
    isPublic: isReleased && isWithin(span, Date.now()),
    isReleased,
    span,
    size: file.size,
    modified: file.modified,
  };
  // The data passed the schema of this very collection; the compiler cannot tie the two together.
  return entry as Entry;
}

/** Where nothing that names the entry holds a letter or digit of an address, its file's name stands in as a number. */
function slugOf(file: ListedFile, data: Record<string, unknown>): string {
  const [slug] = [data.slug, data.uid, file.stem].map((name) => toSlug(text(name) ?? '')).filter(Boolean);
  return slug ?? createHash('sha256').update(file.stem).digest('hex').slice(0, 8);
}

function pick(data: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in data).map((key) => [key, data[key]]));
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value : null;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
