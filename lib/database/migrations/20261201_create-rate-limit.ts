import type { Migration } from '../migration.ts';

/**
 * What limits count by client and by account, as `rate-limiter-flexible` has it. It made the table itself before, which
 * fails where two processes do so at the same moment.
 */
export const createRateLimit: Migration = {
  name: '20261201_create-rate-limit',
  async up({ schema }) {
    await schema
      .createTable('rate_limit')
      .ifNotExists()
      .addColumn('key', 'varchar(255)', (column) => column.primaryKey().notNull())
      .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('expire', 'bigint')
      .execute();
  },
};
