import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { faultsOf } from '#lib/operations/site-health.ts';
import { findInSite } from '#lib/site.ts';
import { PlainNotice } from '../plain-notice.tsx';

/** What is wrong with the site itself and what whoever runs it has to do; nothing where all is well. */
export async function SiteNotices({ locale }: { locale: Locale }) {
  const health = await findInSite('health')?.();
  const faults = health ? faultsOf(health) : [];
  if (faults.length === 0) return null;
  // The keys are checked against the messages by a test; the translator's own types cannot follow them.
  const t = translator(locale) as unknown as (key: string) => string;
  return (
    <PlainNotice>
      <p>
        <strong>{t('health.site.title')}</strong>
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{t(`health.site.${fault}`)}</li>
        ))}
      </ul>
    </PlainNotice>
  );
}
