import type { Migration } from '../migration.ts';

/** What several processes have to remember together: what sessions have read, and who has to wait. */
export const createSharedMemory: Migration = {
  name: '20261124_create-shared-memory',
  async up({ schema }) {
    await schema
      .createTable('read_revision')
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('revision', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('read_revision_primary', ['session_id', 'path'])
      .execute();
    await schema.createIndex('read_revision_at').on('read_revision').column('at').execute();
    await schema
      .createTable('delay')
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('delay_at').on('delay').column('at').execute();
  },
};
