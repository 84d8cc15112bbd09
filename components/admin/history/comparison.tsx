import { Section } from '#components/admin/section.tsx';
import type { EntryVersion, EntryView } from '#lib/cms/history/content-history.ts';
import type { ComparedLines } from '#lib/cms/merge/compare-lines.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './comparison.module.css';

interface ComparisonProps {
  compared: NonNullable<EntryView['compared']>;
  versions: readonly EntryVersion[];
  locale: Locale;
}

/** Two versions side by side: in words first, then line by line with the words that differ marked. */
export function Comparison({ compared, versions, locale }: ComparisonProps) {
  const t = translator(locale);
  const [from, to] = [compared.from, compared.to].map((commit) => {
    const found = versions.find((version) => version.commit === commit);
    return { when: found ? formatMoment(found.at, locale) : '', who: found?.who ?? '' };
  });
  const isSame = compared.lines.every((lines) => lines.isSame);
  return (
    <Section title={t('history.compare.title')}>
      <p>
        {t('history.compare.between', {
          from: from?.when ?? '',
          before: from?.who ?? '',
          to: to?.when ?? '',
          after: to?.who ?? '',
        })}
      </p>
      <ul className={styles.changes}>
        {compared.changes.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {isSame ? (
        <p>{t('history.compare.same')}</p>
      ) : (
        <div className={styles.lines}>
          {compared.lines.map((lines, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a finished comparison never move
            <Lines key={index} lines={lines} locale={locale} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Lines({ lines, locale }: { lines: ComparedLines; locale: Locale }) {
  const t = translator(locale);
  if (lines.isSame)
    return (
      <div className={styles.same}>
        {lines.above.length > 0 && <p>{lines.above.join('\n')}</p>}
        {lines.left > 0 && <p className={styles.left}>{t('history.compare.left', { count: lines.left })}</p>}
        {lines.below.length > 0 && <p>{lines.below.join('\n')}</p>}
      </div>
    );
  const side = (left: 'removed' | 'added') => {
    const pieces = lines.pieces.filter(({ kind }) => kind === 'same' || kind === left);
    if (pieces.length === 0) return t('history.compare.nothing');
    const Mark = left === 'removed' ? 'del' : 'ins';
    return pieces.map(({ kind, text }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a finished comparison never move
      kind === 'same' ? text : <Mark key={index}>{text}</Mark>,
    );
  };
  return (
    <dl className={styles.change}>
      <div>
        <dt>{t('history.entry.fromShort')}</dt>
        <dd>{side('removed')}</dd>
      </div>
      <div>
        <dt>{t('history.entry.toShort')}</dt>
        <dd>{side('added')}</dd>
      </div>
    </dl>
  );
}
