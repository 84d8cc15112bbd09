import type { Database } from '#lib/database/database.ts';
import { isId } from '#lib/database/new-id.ts';
import type { EnqueueMails } from '#lib/mail/mailer.ts';
import type { MessageStore } from '../message-store.ts';
import { addNote, assign, mark, markRead, setStatus } from './change-messages.ts';
import { createMessage } from './create-message.ts';
import { keepUpload } from './keep-upload.ts';
import { listMessages } from './list-messages.ts';
import { emailKey } from './message-row.ts';
import { findByKey, readMessages } from './read-messages.ts';
import { openUpload, waitingUploads } from './read-uploads.ts';
import { erasePerson, purge, removeMessages } from './remove-messages.ts';
import { renewMessages } from './renew-messages.ts';
import { isOneOf } from './selection.ts';

/** Messages in a migrated database; `enqueueMails` puts the mails about them into the outbox. */
export function openMessageStore(options: { database: Database; enqueueMails: EnqueueMails }): MessageStore {
  const { database, enqueueMails } = options;
  const { db } = database;
  return {
    create: (message, composeMails) => createMessage(database, enqueueMails, { message, composeMails }),
    findByKey: (key, now) => findByKey(db, key, now),
    list: (query) => listMessages(db, query, Date.now()),
    async find(id) {
      if (!isId(id)) return null;
      const [message] = await readMessages(db, (query) => query.where('id', '=', id));
      return message ?? null;
    },
    findAll: (ids) => readMessages(db, (query) => query.where(isOneOf('message.id', ids))),
    async markRead(id, isRead, by) {
      await markRead(database, id, isRead, by);
    },
    async setStatus(ids, status, by) {
      await setStatus(database, ids, status, by);
    },
    async assign(id, person, by) {
      await assign(database, id, person, by);
    },
    addNote: (id, text, by) => addNote(database, id, text, by),
    mark: (id, verdict, mails, by) => mark(database, enqueueMails, { id, mark: verdict, mails, by }),
    remove: (ids, by) => removeMessages(database, ids, by),
    exportPerson: (email) => readMessages(db, (query) => query.where('email_key', '=', emailKey(email))),
    erasePerson: (email, by) => erasePerson(database, email, by),
    purge: (retention, now) => purge(database, retention, now),
    renew: (span, now) => renewMessages(database, span, now),
    keepUpload: (upload) => keepUpload(database, upload),
    waitingUploads: (ids) => waitingUploads(db, ids, Date.now()),
    openUpload: (id) => openUpload(db, id),
    async countQuarantined(since) {
      const { count } = await db
        .selectFrom('message')
        .where('status', '=', 'quarantine')
        .where('received_at', '>', since)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
