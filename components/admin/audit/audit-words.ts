import { messageStatuses } from '#lib/contact/message.ts';
import type { AuditEntry } from '#lib/database/audit.ts';
import { auditActions } from '#lib/database/audit-actions.ts';
import type { Translate } from '#lib/i18n/translate.ts';

const roles = ['editor', 'admin'] as const;

/** What happened, in words, with what came of it. */
export function auditWords({ action, detail }: AuditEntry, t: Translate): string {
  const name = auditActions.find((one) => one === action);
  const words = t(name ? `auth.audit.actions.${name}` : 'auth.audit.unknown');
  const role = roles.find((one) => one === detail.role);
  const status = messageStatuses.find((one) => one === detail.to);
  const outcome = [
    role && t(`auth.people.roles.${role}`),
    status && t(`inbox.status.${status}`),
    detail.password === true && t('auth.audit.withPassword'),
    typeof detail.days === 'number' && t('auth.audit.forDays', { days: detail.days }),
    versionWords(detail, t),
  ].filter(Boolean);
  return outcome.length > 0 ? `${words}: ${outcome.join(', ')}` : words;
}

/** From which version of the content another one came about, by the first digits as git shows them. */
function versionWords({ commit, from }: AuditEntry['detail'], t: Translate): string | null {
  if (typeof commit !== 'string') return null;
  const version = commit.slice(0, 7);
  return typeof from === 'string'
    ? t('auth.audit.versionFrom', { version, from: from.slice(0, 7) })
    : t('auth.audit.version', { version });
}
