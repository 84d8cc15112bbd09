import type { MessageFields } from './message.ts';

/** What the spam filter reads of a message, when it judges and when it learns. */
export function judgedText(fields: Pick<MessageFields, 'name' | 'organization' | 'message'>): string {
  return [fields.name, fields.organization, fields.message].join('\n');
}
