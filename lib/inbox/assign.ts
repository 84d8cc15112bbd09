import type { StoredMessage } from '#lib/contact/message.ts';
import type { Actor } from '#lib/database/audit.ts';
import { site } from '#lib/site.ts';

/** Gives a message to the person with this id, or to nobody for an empty one; `false` if there is no such person. */
export async function assign(message: StoredMessage, personId: string, by: Actor): Promise<boolean> {
  if (personId === '') {
    await site('messages').assign(message.id, null, by);
    return true;
  }
  const person = (await site('authentication').people()).find(({ id }) => id === personId);
  if (!person) return false;
  await site('messages').assign(message.id, { id: person.id, name: person.name || person.email }, by);
  return true;
}
