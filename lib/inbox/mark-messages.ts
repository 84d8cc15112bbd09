import { judgedText } from '#lib/contact/judged-text.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Actor } from '#lib/database/audit.ts';
import { site } from '#lib/site.ts';

/**
 * Marks messages as spam or as wanted, teaches the filter, and returns how many changed. What was marked the
 * other way before is unlearned first, so that a change of mind leaves no trace.
 */
export async function markMessages(
  ids: readonly string[],
  mark: 'spam' | 'wanted',
  by: Actor,
): Promise<number> {
  const messages = (await site('messages').findAll(ids)).filter((message) => mayMark(message, mark));
  let changed = 0;
  for (const message of messages) if (await markMessage(message, mark, by)) changed += 1;
  if (mark === 'wanted' && changed > 0) site('mailer').wake();
  return changed;
}

/** Whether the mark would change anything: only what is set aside can be taken back. */
export function mayMark(message: Pick<StoredMessage, 'mark' | 'status'>, mark: 'spam' | 'wanted'): boolean {
  return mark === 'spam' ? message.mark !== 'spam' : message.status === 'quarantine';
}

async function markMessage(message: StoredMessage, mark: 'spam' | 'wanted', by: Actor): Promise<boolean> {
  const mails = mark === 'wanted' ? await site('writeWantedMails')(message) : [];
  if (!(await site('messages').mark(message.id, mark, mails, by))) return false;
  const filter = site('spamFilter');
  const text = judgedText(message);
  if (message.mark) await filter.unlearn(text, message.mark);
  await filter.learn(text, mark);
  return true;
}
