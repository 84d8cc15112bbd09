import { readBelowSync } from '#lib/files/plain-file.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { isSettings } from '../collections/entry-kinds.ts';
import { createEntryIndex } from '../entry-index.ts';
import type { ListedFile } from '../list-files.ts';
import { mergedSettings } from '../merged-settings.ts';
import { parseEntry, readEntry } from '../read-entry.ts';
import { isWithin } from '../schedule.ts';
import type { CheckedDocument } from './checked-document.ts';
import { findOffThread } from './find-off-thread.ts';
import type { FindQuestion } from './find-worker.ts';
import {
  type FindingsPlace,
  type KeptFindings,
  readFindings,
  stampOf,
  writeFindings,
} from './kept-findings.ts';

/** How far a check is. */
export interface CheckProgress {
  /** Documents looked at. */
  done: number;
  total: number;
}

export interface FindAllOptions {
  contentDir: string;
  /** The folder of the blocks' declarations. */
  blocksDir: string;
  threads: number;
  /** `null`: nothing is kept. */
  keepIn: FindingsPlace | null;
  onProgress?: (progress: CheckProgress) => void;
}

/** What was found in the documents, and the way to keep it. */
export interface AllFindings {
  documents: ReadonlyMap<string, KeptFindings>;
  /** The document as the checks want it. */
  checked(file: ListedFile, findings: KeptFindings): CheckedDocument | null;
  keep(): Promise<void>;
}

/** Milliseconds after which a long check is kept as far as it is, so that a restart goes on from there. */
const keepEvery = 30_000;

/** Looks at every document that has changed since it was looked at last. */
export async function findAll(files: readonly ListedFile[], options: FindAllOptions): Promise<AllFindings> {
  const { contentDir, keepIn, onProgress } = options;
  const known = keepIn ? await readFindings(keepIn, contentDir) : new Map<string, KeptFindings>();
  const hosts = await peertubeHosts(files, contentDir);
  const documents = new Map<string, KeptFindings>();
  const questions: FindQuestion[] = [];
  for (const file of files) {
    const question = { file, peertubeHosts: hosts(file.locale ?? defaultLocale) };
    const found = known.get(file.id);
    if (found?.stamp === stampOf(file, question.peertubeHosts)) documents.set(file.id, found);
    else questions.push(question);
  }
  let isChanged = questions.length > 0 || documents.size !== known.size;
  let keptAt = performance.now();
  const keep = async () => {
    if (keepIn && isChanged) await writeFindings(keepIn, contentDir, documents);
    isChanged = false;
  };
  const tell = () => onProgress?.({ done: documents.size, total: files.length });
  tell();
  await findOffThread(questions, {
    ...options,
    onFound({ file, peertubeHosts }, findings) {
      const stamp = stampOf(file, peertubeHosts);
      documents.set(file.id, { ...findings, stamp, foundAt: Date.now(), places: {} });
      isChanged = true;
      tell();
      if (performance.now() - keptAt < keepEvery) return;
      keptAt = performance.now();
      void keep();
    },
  });
  return {
    documents,
    keep,
    checked(file, { entry, body, bodyHash, places }) {
      if (!entry) return null;
      const keyPosition = (key: string) => {
        const place = places[key] ?? placeOf(contentDir, file, key);
        isChanged ||= !(key in places);
        places[key] = place;
        return place;
      };
      // It may have come or gone by its schedule since it was found.
      const isPublic = entry.isReleased && isWithin(entry.span, Date.now());
      return { entry: { ...entry, isPublic }, body, bodyHash, keyPosition };
    },
  };
}

/** The hosts of videos, by language: what is rendered depends on them. */
async function peertubeHosts(
  files: readonly ListedFile[],
  contentDir: string,
): Promise<(locale: Locale) => string[]> {
  const index = createEntryIndex();
  for (const file of files) {
    if (!isSettings(file)) continue;
    const { entry } = await readEntry(contentDir, file);
    if (entry) index.set(entry);
  }
  const known = new Map<Locale, string[]>();
  return (locale) => {
    const hosts = known.get(locale) ?? mergedSettings(index, locale).peertube_hosts;
    known.set(locale, hosts);
    return hosts;
  };
}

/** Where a key stands, for the few that have a problem. */
function placeOf(contentDir: string, file: ListedFile, key: string): { line: number; column: number } {
  try {
    return parseEntry(file, readBelowSync(contentDir, file.id)).keyPosition(key);
  } catch {
    // Gone since it was looked at: the next check will tell.
    return { line: 1, column: 1 };
  }
}
