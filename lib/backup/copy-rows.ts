import type Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { columnNames, quoted, tableNames } from './snapshot-file.ts';

/** How many rows travel at once; those with bytes weigh up to 256 kB each. */
const batch = 200;
const heavyBatch = 20;

/** Types of Postgres that SQLite has not, by column. */
type ColumnTypes = ReadonlyMap<string, string>;

/** Fills the tables of a file with the rows of a Postgres; the caller has begun a transaction there. */
export async function rowsToSqlite(client: pg.Client, file: Sqlite.Database): Promise<void> {
  file.pragma('foreign_keys = OFF');
  for (const table of tableNames(file)) {
    const types = await columnTypes(client, table);
    const columns = columnNames(file, table).filter((name) => types.has(name));
    file.prepare(`delete from ${quoted(table)}`).run();
    if (columns.length === 0) continue;
    const marks = columns.map(() => '?').join(', ');
    const insert = file.prepare(
      `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${marks})`,
    );
    const insertAll = file.transaction((rows: Record<string, unknown>[]) => {
      for (const row of rows) insert.run(columns.map((name) => toSqlite(row[name], types.get(name))));
    });
    await client.query(
      `declare reading no scroll cursor for select ${columns.map(quoted).join(', ')} from ${quoted(table)}`,
    );
    for (;;) {
      const { rows } = await client.query(`fetch ${sizeFor(types)} from reading`);
      if (rows.length === 0) break;
      insertAll(rows);
    }
    await client.query('close reading');
  }
}

/** Fills the tables of a Postgres with the rows of a file, in the caller's transaction; what was there is deleted. */
export async function rowsToPostgres(file: Sqlite.Database, client: pg.Client): Promise<void> {
  const tables = tableNames(file);
  for (const table of tables.toReversed()) {
    if ((await columnTypes(client, table)).size > 0) await client.query(`delete from ${quoted(table)}`);
  }
  for (const table of tables) {
    const types = await columnTypes(client, table);
    const columns = columnNames(file, table).filter((name) => types.has(name));
    if (columns.length === 0) continue;
    const size = sizeFor(types);
    const rows = file.prepare(`select ${columns.map(quoted).join(', ')} from ${quoted(table)}`).iterate();
    let waiting: unknown[][] = [];
    for (const row of rows) {
      // The cast is SQLite's: a row is an object with its columns.
      const values = row as Record<string, unknown>;
      waiting.push(columns.map((name) => toPostgres(values[name], types.get(name))));
      if (waiting.length === size) {
        await insertRows(client, { table, columns, rows: waiting });
        waiting = [];
      }
    }
    if (waiting.length > 0) await insertRows(client, { table, columns, rows: waiting });
  }
}

async function insertRows(
  client: pg.Client,
  { table, columns, rows }: { table: string; columns: string[]; rows: unknown[][] },
): Promise<void> {
  const marks = rows.map(
    (_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  );
  const into = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')})`;
  await client.query(`${into} values ${marks.join(', ')}`, rows.flat());
}

/** The columns of a table in Postgres with their types; empty if there is no such table. */
async function columnTypes(client: pg.Client, table: string): Promise<ColumnTypes> {
  const { rows } = await client.query<{ column_name: string; data_type: string }>(
    'select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = $1',
    [table],
  );
  return new Map(rows.map(({ column_name, data_type }) => [column_name, data_type]));
}

function sizeFor(types: ColumnTypes): number {
  return [...types.values()].includes('bytea') ? heavyBatch : batch;
}

/** As better-auth and we keep it on SQLite: moments as ISO 8601, yes and no as 1 and 0. */
function toSqlite(value: unknown, type = ''): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 1 : 0;
  // `pg` reads int8 as text; ours fit into a number.
  return type === 'bigint' || type === 'numeric' ? Number(value) : value;
}

function toPostgres(value: unknown, type = ''): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return Boolean(value);
  if (type.startsWith('timestamp') || type === 'date') return new Date(String(value));
  return value;
}
