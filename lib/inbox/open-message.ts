import type { Person } from '#lib/auth/session.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import { site } from '#lib/site.ts';
import { isMessageId } from './request.ts';

/**
 * The message that somebody opens, marked as read by it; `null` if there is none.
 *
 * A GET that changes something is fine here: without a session nobody gets this far, nothing below `/admin`
 * is announced for prefetching, marking twice changes nothing, and a button takes it back. To ask for a second
 * press just to read would be worse.
 */
export async function openMessage(id: string, person: Person): Promise<StoredMessage | null> {
  if (!isMessageId(id)) return null;
  const store = site('messages');
  const message = await store.find(id);
  if (message?.readAt === null) await store.markRead(id, true, { id: person.id, name: person.name });
  return message;
}
