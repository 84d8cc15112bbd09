import { type ColumnDefinitionBuilder, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The tables for messages, uploads, mail, the spam filter, the audit trail and shared values. */
export const createTables: Migration = {
  name: '20261121_create-tables',
  async up(db, engine) {
    await createMessage(db.schema);
    await createNote(db.schema);
    await createUpload(db.schema, engine === 'postgres' ? 'bytea' : 'blob');
    await createOutbox(db.schema);
    await createOthers(db.schema);
    // Pictures and PDF files are compressed already.
    if (engine === 'postgres')
      await sql`alter table upload_chunk alter column bytes set storage external`.execute(db);
  },
};

async function createMessage(schema: SchemaModule): Promise<void> {
  await filled(schema.createTable('message'), {
    text: [
      ...['reference', 'nonce', 'content_hash', 'key_hash', 'locale', 'page', 'name', 'organization'],
      ...['position', 'email', 'email_key', 'city', 'source', 'message', 'search_text', 'status'],
      ...['suspicions', 'spam_words'],
    ],
    bigint: ['is_spam', 'consented_at', 'received_at', 'changed_at'],
  })
    .addColumn('service', 'text')
    .addColumn('service_title', 'text')
    .addColumn('read_at', 'bigint')
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('spam_probability', 'double precision', notNull)
    .addColumn('mark', 'text')
    .addUniqueConstraint('message_reference_unique', ['reference'])
    .addUniqueConstraint('message_nonce_unique', ['nonce'])
    .addUniqueConstraint('message_key_hash_unique', ['key_hash'])
    .execute();
  await schema.createIndex('message_received').on('message').columns(['received_at', 'id']).execute();
  // The two hold all that the numbers and filters above the list ask for, so that no text is read for them.
  await schema
    .createIndex('message_status')
    .on('message')
    .columns(['status', 'changed_at', 'read_at'])
    .execute();
  await schema
    .createIndex('message_service')
    .on('message')
    .columns(['service', 'service_title', 'received_at'])
    .execute();
  await schema.createIndex('message_email_key').on('message').column('email_key').execute();
}

async function createNote(schema: SchemaModule): Promise<void> {
  await filled(schema.createTable('note'), { text: ['author_name', 'text'], bigint: ['created_at'] })
    .addColumn('message_id', 'text', (column) => partOf('message.id', column).notNull())
    .execute();
  await schema.createIndex('note_message').on('note').columns(['message_id', 'created_at']).execute();
}

async function createUpload(schema: SchemaModule, bytes: 'bytea' | 'blob'): Promise<void> {
  await filled(schema.createTable('upload'), {
    text: ['name', 'type', 'sha256'],
    bigint: ['size', 'is_complete', 'created_at'],
  })
    .addColumn('message_id', 'text', (column) => partOf('message.id', column))
    .execute();
  await schema.createIndex('upload_message').on('upload').columns(['message_id', 'created_at']).execute();
  await schema
    .createTable('upload_chunk')
    .addColumn('upload_id', 'text', (column) => partOf('upload.id', column).notNull())
    .addColumn('position', 'integer', notNull)
    .addColumn('bytes', bytes, notNull)
    .addPrimaryKeyConstraint('upload_chunk_primary', ['upload_id', 'position'])
    .execute();
}

async function createOutbox(schema: SchemaModule): Promise<void> {
  await filled(schema.createTable('outbox'), {
    text: ['kind', 'locale', 'recipient', 'subject', 'text', 'html', 'mail_id', 'state'],
    bigint: ['attempts', 'next_attempt_at', 'created_at'],
  })
    .addColumn('message_id', 'text', (column) => partOf('message.id', column))
    .addColumn('reply_to', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('lease_owner', 'text')
    .addColumn('last_error', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addUniqueConstraint('outbox_mail_id_unique', ['mail_id'])
    .execute();
  await schema.createIndex('outbox_message').on('outbox').columns(['message_id', 'created_at']).execute();
  await schema.createIndex('outbox_due').on('outbox').columns(['state', 'next_attempt_at']).execute();
  await schema
    .createIndex('outbox_recipient')
    .on('outbox')
    .expression(sql`lower(recipient), created_at`)
    .execute();
}

async function createOthers(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('spam_word')
    .addColumn('word', 'text', (column) => column.primaryKey().notNull())
    .addColumn('spam', 'bigint', notNull)
    .addColumn('wanted', 'bigint', notNull)
    .execute();
  await filled(schema.createTable('audit'), {
    text: ['actor_id', 'actor_name', 'action', 'subject', 'detail'],
    bigint: ['at'],
  }).execute();
  await schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute();
  await schema
    .createTable('state')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', notNull)
    .addColumn('changed_at', 'bigint', notNull)
    .execute();
}

/** An id and the columns that always have a value. */
function filled<Name extends string>(
  table: CreateTableBuilder<Name>,
  columns: { text: readonly string[]; bigint: readonly string[] },
): CreateTableBuilder<Name, string> {
  let built: CreateTableBuilder<Name, string> = table.addColumn('id', 'text', (id) =>
    id.primaryKey().notNull(),
  );
  for (const name of columns.text) built = built.addColumn(name, 'text', notNull);
  for (const name of columns.bigint) built = built.addColumn(name, 'bigint', notNull);
  return built;
}

function notNull(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}

/** Goes when what it belongs to goes. */
function partOf(parent: `${string}.id`, column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.references(parent).onDelete('cascade');
}
