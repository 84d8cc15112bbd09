import type { ReactNode } from 'react';
import { Moment } from '#components/admin/moment.tsx';
import { Section } from '#components/admin/section.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import { type Locale, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './message-context.module.css';

/** Who wrote, from where, when and about what; what was left out is left out. */
export function MessageContext({ message, locale }: { message: StoredMessage; locale: Locale }) {
  const t = translator(locale);
  const { email, page, service, receivedAt } = message;
  return (
    <Section title={t('inbox.context.title')}>
      <dl className={styles.facts}>
        <Fact label={t('inbox.context.email')}>
          <a href={`mailto:${encodeURIComponent(email)}`}>
            <bdi>{email}</bdi>
          </a>
        </Fact>
        <Fact label={t('inbox.context.organization')}>{message.organization}</Fact>
        <Fact label={t('inbox.context.position')}>{message.position}</Fact>
        <Fact label={t('inbox.context.city')}>{message.city}</Fact>
        <Fact label={t('inbox.context.service')}>{service?.title}</Fact>
        <Fact label={t('inbox.context.language')}>{locales[message.locale].name}</Fact>
        <Fact label={t('inbox.context.source')}>{message.source}</Fact>
        {/* Comes from the form: only a path of this site may be followed. */}
        <Fact label={t('inbox.context.page')}>
          {/^\/(?!\/)/.test(page) ? <a href={page}>{page}</a> : page}
        </Fact>
        <Fact label={t('inbox.context.received')}>
          <Moment at={receivedAt} locale={locale} />
        </Fact>
        <Fact label={t('inbox.context.reference')}>
          <span className={styles.reference}>{message.reference}</span>
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{typeof children === 'string' ? <bdi>{children}</bdi> : children}</dd>
    </div>
  );
}
