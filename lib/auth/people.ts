import type { Transaction } from 'kysely';
import type { Actor } from '#lib/database/audit.ts';
import { type AuditEvent, recordAudit } from '#lib/database/audit.ts';
import type { AuditAction } from '#lib/database/audit-actions.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { type AuthDatabase, type AuthTables, authTables } from './auth-tables.ts';
import type { Authentication, NewPerson } from './authentication.ts';
import type { Engine } from './engine.ts';
import { toPerson } from './person.ts';
import type { Person } from './session.ts';
import { storePassword } from './store-password.ts';

type People = Pick<Authentication, 'people' | 'addPerson' | 'setRole' | 'removePerson'>;

/** Who may sign in. */
export function createPeople(engine: Engine, database: AuthDatabase): People {
  async function people(): Promise<Person[]> {
    const rows = await authTables(database.db)
      .selectFrom('person')
      .select(['id', 'name', 'email', 'role', 'locale', 'twoFactorEnabled'])
      .orderBy('name')
      .orderBy('email')
      .execute();
    return rows.map(toPerson);
  }

  async function addPerson(given: NewPerson, by: Actor) {
    const email = given.email.trim().toLowerCase();
    const { internalAdapter } = await engine.$context;
    const before = await people();
    const known = before.find((person) => person.email === email);
    const role = given.role ?? known?.role ?? (before.length === 0 ? 'admin' : 'editor');
    const name = given.name?.trim() || known?.name || (email.split('@')[0] ?? email);
    if (known) await internalAdapter.updateUser(known.id, { name });
    else {
      const locale = given.locale ?? defaultLocale;
      // Whoever invites vouches for the address; unverified, a first link would take the password away.
      const row = { email, name, role, locale, emailVerified: true };
      await internalAdapter.createUser(row, { method: 'admin' });
    }
    if (known && role !== known.role) await setRole(email, role, by);
    const person = (await people()).find((someone) => someone.email === email);
    if (!person) throw new Error('The person was removed while they were being added.');
    if (given.password !== undefined)
      await storePassword(engine, database.db, { personId: person.id, password: given.password });
    const detail = { role: person.role, password: given.password !== undefined };
    const action = known ? 'person.update' : 'person.add';
    await database.write((transaction) =>
      recordAudit(transaction, [{ actor: by, action, subject: person.id, detail }]),
    );
    return { person, isNew: !known };
  }

  const setRole: People['setRole'] = (email, role, by) =>
    change(database, { email, by, action: 'person.role', detail: { role } }, async (db, id) => {
      await db.updateTable('person').set({ role }).where('id', '=', id).execute();
    });

  const removePerson: People['removePerson'] = (email, by) =>
    change(database, { email, by, action: 'person.remove' }, async (db, id) => {
      await db.deleteFrom('session').where('userId', '=', id).execute();
      await db.deleteFrom('credential').where('userId', '=', id).execute();
      await db.deleteFrom('second_factor').where('userId', '=', id).execute();
      await db.deleteFrom('one_time_key').where('value', '=', id).execute();
      await db.deleteFrom('person').where('id', '=', id).execute();
    });

  return { people, addPerson, setRole, removePerson };
}

class LastAdminError extends Error {}

/** Changes a person and writes it down, unless people would be left without an admin among them. */
async function change(
  database: AuthDatabase,
  what: { email: string; by: Actor; action: AuditAction; detail?: AuditEvent['detail'] },
  work: (db: Transaction<AuthTables>, id: string) => Promise<void>,
): Promise<'done' | 'unknown' | 'last-admin'> {
  const { email, by, action, detail = {} } = what;
  try {
    return await database.write(async (transaction) => {
      const db = authTables(transaction);
      // Two admins who remove each other at the same time come one after the other.
      const all = db.selectFrom('person').select(['id', 'email', 'role']).orderBy('id');
      const before = await (database.engine === 'postgres' ? all.forUpdate() : all).execute();
      const person = before.find((someone) => someone.email === email.trim().toLowerCase());
      if (!person) return 'unknown';
      await work(db, person.id);
      const after = await all.execute();
      if (after.length > 0 && !after.some(({ role }) => role === 'admin')) throw new LastAdminError();
      await recordAudit(transaction, [{ actor: by, action, subject: person.id, detail }]);
      return 'done';
    });
  } catch (error) {
    if (error instanceof LastAdminError) return 'last-admin';
    throw error;
  }
}
