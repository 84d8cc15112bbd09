import { join } from 'node:path';
import { readKept, writeKept } from '#lib/content/kept-file.ts';
import type { Problem } from '#lib/problems/problem.ts';

/** A report as it is kept between starts. */
export interface KeptReport {
  problems: readonly Problem[];
  /** Milliseconds since 1970. */
  checkedAt: number;
}

/** Where a report is kept, and what it is of. */
export interface ReportPlace {
  dataDir: string;
  contentDir: string;
  /** Of the code. */
  fingerprint: string;
}

type KeptFile = KeptReport & Omit<ReportPlace, 'dataDir'>;

/** The report that was kept last; `null` if there is none of this content by this code. */
export async function readReport({
  dataDir,
  contentDir,
  fingerprint,
}: ReportPlace): Promise<KeptReport | null> {
  // Written below; the checksum says that it is whole.
  const kept = (await readKept(pathIn(dataDir))) as KeptFile | null;
  return kept?.fingerprint === fingerprint && kept.contentDir === contentDir ? kept : null;
}

/** Keeps a report for the next start; where that cannot be done, the next start makes it anew. */
export async function writeReport(
  { dataDir, contentDir, fingerprint }: ReportPlace,
  { problems, checkedAt }: KeptReport,
): Promise<void> {
  const file: KeptFile = { fingerprint, contentDir, problems, checkedAt };
  await writeKept(pathIn(dataDir), file).catch((error: Error) => {
    console.warn(`The report on the content could not be kept in ${dataDir}: ${error.message}.`);
  });
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'cache', 'health-report');
}
