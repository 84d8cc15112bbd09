import { migrateSignIn } from '#lib/auth/migrate-sign-in.ts';
import type { Database } from '#lib/database/database.ts';
import { migrate } from '#lib/database/migrate.ts';

/** Gives a database all tables of this version, and none of its rows. */
export async function makeTables(database: Database): Promise<void> {
  await migrate(database);
  await migrateSignIn(database, {
    database,
    // The shape of the tables depends on neither; nothing is signed or mailed here.
    ...{ secret: 'no secret is needed to make tables', siteUrl: 'http://localhost' },
    onLink: async () => {},
  });
}
