import { ActionButton } from '#components/admin/action-button.tsx';
import type { FixPreview as Preview } from '#lib/cms/health/content-health.ts';
import { healthAddress } from '#lib/cms/health/health-query.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import styles from './fix-preview.module.css';

interface FixPreviewProps {
  preview: Preview;
  code: ProblemCode;
  locale: Locale;
}

/** What mending a whole kind of problems would change, line by line, before it is done. */
export function FixPreview({ preview, code, locale }: FixPreviewProps) {
  const t = translator(locale);
  const count = preview.files.length;
  const back = <a href={healthAddress({ kind: code })}>{t('health.fix.cancel')}</a>;
  if (count === 0)
    return (
      <>
        <p>{t('health.fix.none')}</p>
        <p>{back}</p>
      </>
    );
  return (
    <form className={styles.form} method="post" action="/admin/health/fix">
      <input type="hidden" name="code" value={code} />
      <p>{t('health.fix.text', { count })}</p>
      {preview.total > count && <p>{t('health.fix.part', { total: preview.total, count })}</p>}
      <ul className={styles.files}>
        {preview.files.map(({ file, title, lines }) => (
          <li key={file}>
            <label className={styles.file}>
              <input type="checkbox" name="file" value={file} defaultChecked />
              <span>
                <bdi className={styles.title}>{title}</bdi> <span className={styles.path}>{file}</span>
              </span>
            </label>
            {lines.map(({ line, before, after }) => (
              <dl key={line} className={styles.change}>
                <div>
                  <dt>
                    {t('health.fix.before')}, {t('health.line', { line }).toLowerCase()}
                  </dt>
                  <dd>{before || t('health.fix.empty')}</dd>
                </div>
                <div>
                  <dt>{t('health.fix.after')}</dt>
                  <dd>{after || t('health.fix.empty')}</dd>
                </div>
              </dl>
            ))}
          </li>
        ))}
      </ul>
      <p className={styles.ways}>
        <ActionButton weight="strong">{t('health.fix.confirm', { count })}</ActionButton>
        {back}
      </p>
    </form>
  );
}
