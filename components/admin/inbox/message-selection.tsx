import { ActionButton } from '#components/admin/action-button.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, queryText } from '#lib/inbox/inbox-query.ts';
import type { InboxProps } from './inbox.tsx';
import styles from './message-selection.module.css';
import { MessageTable } from './message-table.tsx';

/** The messages of a page in one form, so that several can be taken care of at once. */
export function MessageSelection({ list, query, locale, now, isAllSelected }: InboxProps) {
  return (
    <form
      className={styles.selection}
      method="post"
      action={`/admin/inbox/selection/answered${queryText(query)}`}
    >
      <MessageTable
        messages={list.messages}
        query={query}
        locale={locale}
        now={now}
        isAllSelected={isAllSelected}
      />
      <Actions query={query} locale={locale} />
    </form>
  );
}

/** What can be done here with what is selected. */
function Actions({ query, locale }: { query: InboxQuery; locale: Locale }) {
  const t = translator(locale);
  const address = (action: string) => `/admin/inbox/selection/${action}${queryText(query)}`;
  const actions = query.tab === 'quarantine' ? asideActions : openActions(query);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a part of every button
    <div className={styles.actions} role="group" aria-label={t('inbox.selection.label')} id="selection">
      {actions.map((action, position) => (
        <ActionButton key={action} action={address(action)} weight={position === 0 ? 'strong' : 'plain'}>
          {t(`inbox.selection.${action}`)}
        </ActionButton>
      ))}
      <ActionButton action={address('delete')} weight="grave">
        {t('inbox.selection.delete')}
      </ActionButton>
    </div>
  );
}

const asideActions = ['wanted', 'spam', 'export'] as const;

function openActions({ tab }: InboxQuery) {
  return (['answered', 'closed', 'new', 'spam', 'export'] as const).filter((action) => action !== tab);
}
