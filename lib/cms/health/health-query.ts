import { type ProblemCode, problemCodes } from '#lib/problems/codes.ts';
import type { Severity } from '#lib/problems/problem.ts';

export const severities = ['error', 'warning', 'hint'] as const satisfies readonly Severity[];

/** What is asked for of the report. */
export interface HealthQuery {
  /** `null`: all. */
  severity: Severity | null;
  by: 'kind' | 'file';
  /** One kind alone. */
  kind: ProblemCode | null;
  /** One document alone, by its path in the content folder. */
  file: string | null;
  /** From 1. */
  page: number;
}

/** Reads the query of an address; what it does not know counts as not asked. */
export function readHealthQuery(query: URLSearchParams): HealthQuery {
  const page = Number(query.get('page') ?? 1);
  const kind = query.get('kind') ?? '';
  return {
    severity: severities.find((known) => known === query.get('severity')) ?? null,
    by: query.get('by') === 'file' ? 'file' : 'kind',
    kind: isCode(kind) ? kind : null,
    file: query.get('file')?.slice(0, 500) || null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address that asks for this. */
export function healthAddress(query: Partial<HealthQuery>, more: Record<string, string> = {}): string {
  const { severity, by, kind, file, page } = query;
  const parts = new URLSearchParams();
  if (severity) parts.set('severity', severity);
  if (by === 'file') parts.set('by', by);
  if (kind) parts.set('kind', kind);
  if (file) parts.set('file', file);
  if (page && page > 1) parts.set('page', String(page));
  for (const [name, value] of Object.entries(more)) parts.set(name, value);
  const text = parts.toString();
  return `/admin/health${text && `?${text}`}`;
}

/** Whether this is the name of a kind of problem. */
export function isCode(name: string): name is ProblemCode {
  return Object.hasOwn(problemCodes, name);
}
