import { judgedText } from '#lib/contact/judged-text.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import { messageStore } from '#lib/contact/message-store.ts';
import { writeWantedMails } from '#lib/contact/wanted-mails.ts';
import type { Actor } from '#lib/database/audit.ts';
import { mailer } from '#lib/mail/mailer.ts';
import { spamFilter } from '#lib/spam/verdict.ts';

/**
 * Marks messages as spam or as wanted, teaches the filter, and returns how many changed. What was marked the
 * other way before is unlearned first, so that a change of mind leaves no trace.
 */
export async function markMessages(
  ids: readonly string[],
  mark: 'spam' | 'wanted',
  by: Actor,
): Promise<number> {
  const messages = (await messageStore.get().findAll(ids)).filter((message) => mayMark(message, mark));
  let changed = 0;
  for (const message of messages) if (await markMessage(message, mark, by)) changed += 1;
  if (mark === 'wanted' && changed > 0) mailer.get().wake();
  return changed;
}

/** Whether the mark would change anything: only what is set aside can be taken back. */
export function mayMark(message: Pick<StoredMessage, 'mark' | 'status'>, mark: 'spam' | 'wanted'): boolean {
  return mark === 'spam' ? message.mark !== 'spam' : message.status === 'quarantine';
}

async function markMessage(message: StoredMessage, mark: 'spam' | 'wanted', by: Actor): Promise<boolean> {
  const mails = mark === 'wanted' ? await writeWantedMails.get()(message) : [];
  if (!(await messageStore.get().mark(message.id, mark, mails, by))) return false;
  const filter = spamFilter.get();
  const text = judgedText(message);
  if (message.mark) await filter.unlearn(text, message.mark);
  await filter.learn(text, mark);
  return true;
}
