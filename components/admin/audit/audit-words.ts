import { messageStatuses } from '#lib/contact/message.ts';
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

const roles = ['editor', 'admin'] as const;

/** What happened, in words, with what came of it. */
export function auditWords({ action, detail }: AuditEntry, t: Translate): string {
  const name = known.find((one) => one === action);
  const words = name ? t(`auth.audit.actions.${name}`) : action;
  const role = roles.find((one) => one === detail.role);
  const status = messageStatuses.find((one) => one === detail.to);
  const outcome = [
    role && t(`auth.people.roles.${role}`),
    status && t(`inbox.status.${status}`),
    detail.password === true && t('auth.audit.withPassword'),
  ].filter(Boolean);
  return outcome.length > 0 ? `${words}: ${outcome.join(', ')}` : words;
}
