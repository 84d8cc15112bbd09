import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { openSecret } from '#lib/database/secrets.ts';
import { claimDaily } from '#lib/database/state.ts';

/** A process that starts as the site does; it says its secret, and whether today's task is its own. */
const [databaseUrl = '', dataDir = '', startAt = '0'] = process.argv.slice(2);
const place = { databaseUrl: databaseUrl || null, dataDir };
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(startAt) - Date.now())));
const database = await openDatabase(place);
await migrate(database);
console.log(await openSecret({ ...place, authSecret: null, database }));
console.log(await claimDaily(database.db, 'task', Date.now()));
await database.close();
