/** One measured value. */
export interface Row {
  id: RowId;
  /** `null`: could not be measured; the note says why. */
  value: number | null;
  unit: string;
  /** How many pages, runs or requests the value was taken from. */
  n: number;
  note: string;
}

/** Every row with its unit, in the order in which they are printed. */
export const units = {
  'js-bytes': 'B',
  'third-party-requests': '',
  cookies: '',
  'html-css-bytes': 'B',
  'font-bytes': 'B',
  'lcp-ms.home': 'ms',
  'lcp-ms.service': 'ms',
  'lcp-ms.contact': 'ms',
  cls: '',
  'tbt-ms': 'ms',
  'lighthouse-min': 'of 100',
  'build-s.22': 's',
  'build-s.2000': 's',
  'build-s.20000': 's',
  'build-mb.20000': 'MB',
  'change-live-ms.20000.p95': 'ms',
  'cold-view-ms.20000.p95': 'ms',
  'rss-mb.20000': 'MB',
  rps: '1/s',
  'rps-ratio-node': '',
  'submissions-per-s': '1/s',
  'submission-ms.p99': 'ms',
  'roundtrip-unwanted-bytes': 'B',
  'preview-ms.median': 'ms',
  'hostile-preview-page-ms.max': 'ms',
  'save-195kb-ms': 'ms',
  'publish-ms.2000.median': 'ms',
  'publish-ms.2000.p95': 'ms',
  'publish-ms.20000.p95': 'ms',
  'publish-ratio-git': '',
  'check-s.20000': 's',
  'check-ratio-parse': '',
  'studio-gzip-kb': 'kB',
  'studio-boot-ms': 'ms',
  'nginx-ratio': '',
  'nginx-visible-ms.p95': 'ms',
  'astro-ratio': '',
  'cluster-visible-ms.p95': 'ms',
  'cluster-failed-requests': '',
  'cluster-messages-lost': '',
  'cluster-submissions-per-s.1': '1/s',
  'cluster-submissions-per-s.2': '1/s',
  'cluster-submissions-per-s.4': '1/s',
  'cluster-submissions-growth': '',
} as const;

export type RowId = keyof typeof units;

/** What a family of measurements found, by id. */
export type Findings = Partial<Record<RowId, Omit<Row, 'id' | 'unit'>>>;

/** Measurements that are taken together. */
export interface Family {
  ids: readonly RowId[];
  measure(wanted: ReadonlySet<RowId>): Promise<Findings>;
}

/** Whether `text` names a row. */
export function isRowId(text: string): text is RowId {
  return Object.hasOwn(units, text);
}
