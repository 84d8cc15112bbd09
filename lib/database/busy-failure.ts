import { DatabaseBusyError } from './database.ts';

/** https://sqlite.org/rescode.html: locked, full, and what a failing or read-only disk answers. */
const sqliteCodes = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM)/;

/**
 * https://www.postgresql.org/docs/current/errcodes-appendix.html: connections (08), resources such as the
 * disk (53), the operator and timeouts (57), the system (58), locks that were not free in time, idle
 * transactions that were ended, and a server that has become read-only.
 */
const postgresCodes = /^(?:08|53|57|58)[0-9A-Z]{3}$|^(?:55P03|25P03|25P04|25006)$/;

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EADDRNOTAVAIL',
]);

/** Failures to which `pg` gives words but no code. */
const networkWords =
  /^(?:Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|the database system is)/i;

/** The error of a driver as `DatabaseBusyError` if it will pass without anybody changing the program. */
export function busyFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseBusyError) return error;
  return isPassing(error) ? new DatabaseBusyError(describe(error), { cause: error }) : error;
}

/** Whether SQLite refused because another process was writing, so that trying again may help. */
export function isLocked(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

/** Whether Postgres undid a transaction that only has to be run again (40001, 40P01). */
export function mustRunAgain(error: unknown): boolean {
  return /^40(?:001|P01)$/.test(codeOf(error));
}

function isPassing(error: Error): boolean {
  const code = codeOf(error);
  if (sqliteCodes.test(code) || postgresCodes.test(code) || networkCodes.has(code)) return true;
  // Trying both addresses of a host ends in one error that has only parts.
  if (error instanceof AggregateError) return error.errors.some((part) => networkCodes.has(codeOf(part)));
  return networkWords.test(error.message);
}

function describe(error: Error): string {
  const code = codeOf(error);
  if (isLocked(error)) return 'The database is locked by another process.';
  if (code === 'SQLITE_FULL' || code === '53100') return 'The disk of the database is full.';
  return `The database cannot be used now: ${error.message || code}`;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
