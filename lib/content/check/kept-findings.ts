import { join } from 'node:path';
import { readKept, writeKept } from '../kept-file.ts';
import type { ListedFile } from '../list-files.ts';
import type { DocumentFindings } from './document-findings.ts';

/** Where findings are kept between checks. */
export interface FindingsPlace {
  path: string;
  /** Of the code; other code may find something else. */
  fingerprint: string;
}

/** Where a site keeps them. */
export function findingsPath(dataDir: string): string {
  return join(dataDir, 'cache', 'content-findings');
}

/** What was found in a document, and under which circumstances. */
export interface KeptFindings extends DocumentFindings {
  stamp: string;
  /** Milliseconds since 1970. */
  foundAt: number;
  /** Where the keys stand that a check has asked about. */
  places: Record<string, { line: number; column: number }>;
}

interface KeptFile {
  fingerprint: string;
  contentDir: string;
  documents: Map<string, KeptFindings>;
}

/** A file may change twice within one tick of the disk's clock, in milliseconds: what was read so early is read again. */
const restless = 1000;

/** Everything that the findings in a document depend on besides the code. */
export function stampOf({ size, modified }: ListedFile, peertubeHosts: readonly string[]): string {
  return `${size}:${modified}:${peertubeHosts.join()}`;
}

/** The findings of the last check, by id; none if they were made by other code or of another folder. */
export async function readFindings(
  { path, fingerprint }: FindingsPlace,
  contentDir: string,
): Promise<Map<string, KeptFindings>> {
  // Written below; the checksum says that it is whole.
  const kept = (await readKept(path)) as KeptFile | null;
  return kept?.fingerprint === fingerprint && kept.contentDir === contentDir ? kept.documents : new Map();
}

/** Keeps findings for the next check; where that cannot be done, the next one takes longer. */
export async function writeFindings(
  { path, fingerprint }: FindingsPlace,
  contentDir: string,
  found: ReadonlyMap<string, KeptFindings>,
): Promise<void> {
  // What could not be read may be readable tomorrow without having changed.
  const isCalm = ({ entry, foundAt }: KeptFindings) =>
    entry !== null && Math.abs(foundAt - entry.modified) > restless;
  const documents = new Map([...found].filter(([, findings]) => isCalm(findings)));
  await writeKept(path, { fingerprint, contentDir, documents } satisfies KeptFile).catch((error: Error) => {
    console.warn(`What was found in the content could not be kept in ${path}: ${error.message}.`);
  });
}
