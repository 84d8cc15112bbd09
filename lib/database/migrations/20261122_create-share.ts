import type { Migration } from '../migration.ts';

/** The table for links to versions that are not published. */
export const createShare: Migration = {
  name: '20261122_create-share',
  async up({ schema }) {
    await schema
      .createTable('share')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('creator_id', 'text', (column) => column.notNull())
      .addColumn('creator_name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('share_key_hash_unique', ['key_hash'])
      .execute();
    await schema.createIndex('share_file').on('share').columns(['file', 'expires_at']).execute();
  },
};
