import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/database/open-database.ts';
import { startServer } from '#tools/lab/server-process.ts';
import { type FilledForm, type FormAnswer, openForm, sendForm } from './form-client.ts';

/** What came of one form that was sent many times at once. */
export interface RaceTally {
  /** Of the same form. */
  same: FormAnswer[];
  /** Of a form that was opened once and filled in in two ways. */
  different: FormAnswer[];
  /** Messages that are stored. */
  stored: number;
}

/** Sends one form `times` over at the same moment, then another one of which every second has other words. */
export async function raceToken(times: number): Promise<RaceTally> {
  const dataDir = await mkdtemp(join(tmpdir(), 'torture-race-'));
  const server = await startServer({ env: { DATA_DIR: dataDir } });
  try {
    const race = async (formOf: (index: number) => FilledForm) => {
      const token = await openForm(server.origin);
      const all = Array.from({ length: times }, (_, index) => sendForm(server.origin, token, formOf(index)));
      return Promise.all(all);
    };
    const form = { name: 'Ana', email: 'ana@example.org', message: '¿Cuándo empieza el taller?' };
    const same = await race(() => form);
    const different = await race((index) => ({ ...form, message: `Opción ${index % 2}` }));
    await server.stop();
    const database = await openDatabase({ databaseUrl: null, dataDir });
    const rows = await database.db.selectFrom('message').select('id').execute();
    await database.close();
    return { same, different, stored: rows.length };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
