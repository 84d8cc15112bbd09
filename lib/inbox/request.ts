import type { AdminRequest } from '#lib/admin/admin-route.ts';
import type { Actor } from '#lib/database/audit.ts';

/** Who does something in the inbox, for the audit trail. */
export function actorOf({ session }: AdminRequest): Actor {
  // Every route of the inbox names a role, so the handler lets nobody through without a session.
  if (!session) throw new Error('A route of the inbox was run without a session.');
  return { id: session.person.id, name: session.person.name || session.person.email };
}

/** The messages that a form names, each once, no more than a list shows. */
export function selectedIds(fields: URLSearchParams): string[] {
  return [...new Set(fields.getAll('id'))].filter(isMessageId).slice(0, mostSelected);
}

/** Whether a text from an address may be the id of a message or of something that belongs to one. */
export function isMessageId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

// A page of the list, and what a form may carry.
const mostSelected = 50;
