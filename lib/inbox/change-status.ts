import type { MessageStatus } from '#lib/contact/message.ts';
import type { Actor } from '#lib/database/audit.ts';
import { site } from '#lib/site.ts';

/**
 * Sets the status of messages and returns how many. What is set aside is left alone: it comes back by being
 * marked as wanted, which also sends the mails that it has not caused yet.
 */
export async function changeStatus(
  ids: readonly string[],
  status: Exclude<MessageStatus, 'quarantine'>,
  by: Actor,
): Promise<number> {
  const store = site('messages');
  const found = await store.findAll(ids);
  const open = found.filter((message) => message.status !== 'quarantine').map(({ id }) => id);
  if (open.length > 0) await store.setStatus(open, status, by);
  return open.length;
}
