import Sqlite from 'better-sqlite3';

/** What a database file of a backup holds. */
export interface SnapshotContents {
  migrations: string[];
  tables: Record<string, number>;
}

/** Opens the database of a backup as one file without a log beside it. */
export function openSnapshot(path: string): Sqlite.Database {
  const file = new Sqlite(path, { fileMustExist: true });
  file.pragma('journal_mode = DELETE');
  return file;
}

/**
 * Looks whether the file is sound, and counts.
 * @throws {Error} with what SQLite found.
 */
export function inspectSnapshot(path: string): SnapshotContents {
  const file = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const found = file.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`PRAGMA integrity_check: ${String(found)}`);
    const tables = Object.fromEntries(tableNames(file).map((name) => [name, countRows(file, name)]));
    const migrations = file.prepare('select name from migration order by name').pluck().all().map(String);
    return { migrations, tables };
  } finally {
    file.close();
  }
}

/** The tables of a file, those first that others refer to. */
export function tableNames(file: Sqlite.Database): string[] {
  const all = file
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all()
    .map(String);
  const ordered: string[] = [];
  const visit = (name: string) => {
    if (ordered.includes(name)) return;
    for (const parent of parentsOf(file, name)) if (parent !== name && all.includes(parent)) visit(parent);
    ordered.push(name);
  };
  for (const name of all) visit(name);
  return ordered;
}

/** The columns of a table; none if there is no such table. */
export function columnNames(file: Sqlite.Database, table: string): string[] {
  return file.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
}

function parentsOf(file: Sqlite.Database, table: string): string[] {
  return file.prepare('select "table" from pragma_foreign_key_list(?)').pluck().all(table).map(String);
}

function countRows(file: Sqlite.Database, table: string): number {
  return Number(
    file
      .prepare(`select count(*) from ${quoted(table)}`)
      .pluck()
      .get(),
  );
}

/** A name as SQL writes it, on both engines. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The secret that an installation on Postgres keeps in its database; `null` if there is none. */
export function readSharedSecret(path: string): string | null {
  const file = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const value = file.prepare("select value from state where name = 'secret'").pluck().get();
    return typeof value === 'string' ? value : null;
  } finally {
    file.close();
  }
}
