import type { TestProject } from 'vitest/node';
import { startPostgres } from '#tools/lab/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Empty if Postgres could not be started. */
    postgresUrl: string;
  }
}

/** One Postgres for a run of the unit tests; each test makes a database of its own in it. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const postgres = await startPostgres();
    project.provide('postgresUrl', postgres.url);
    return postgres.stop;
  } catch (error) {
    // The other tests run; those that want Postgres fail.
    console.error(error);
    project.provide('postgresUrl', '');
    return undefined;
  }
}
