import type { AuditEntry } from '#lib/database/audit.ts';
import type { Translate } from '#lib/i18n/translate.ts';

/** The actions that have words; what other parts of the site write down is shown as they call it. */
const known = [
  'message.assign',
  'message.delete',
  'message.erase',
  'message.expire',
  'message.mark',
  'message.note',
  'message.read',
  'message.status',
  'message.unread',
  'password.change',
  'person.add',
  'person.invite',
  'person.remove',
  'person.role',
  'person.update',
  'second-factor.new-codes',
  'second-factor.off',
  'second-factor.on',
] as const;

/** What happened, in words, with the details that were written down. */
export function auditWords({ action, detail }: AuditEntry, t: Translate): string {
  const name = known.find((one) => one === action);
  const words = name ? t(`auth.audit.actions.${name}`) : action;
  const details = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== false && value !== '')
    .map(([key, value]) => (value === true ? key : `${key}: ${value}`));
  return details.length > 0 ? `${words} (${details.join(', ')})` : words;
}
