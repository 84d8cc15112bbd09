import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { Section } from '#components/admin/section.tsx';
import { Field } from '#components/ui/field.tsx';
import type { SourceView } from '#lib/cms/source/content-source.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';
import styles from './source-editor.module.css';

/** A content file as a plain text, with what is wrong on which line. */
export function SourceEditor({ view, locale }: { view: SourceView; locale: Locale }) {
  const t = translator(locale);
  const state = scoped('adminForm');
  const text = state?.errors.text;
  const error = text ? { prefix: t('admin.form.errorPrefix'), text } : undefined;
  return (
    <>
      <FormErrors locale={locale} />
      <p className={styles.ways}>
        <span>{view.id}</span>
        {view.edit && <a href={view.edit}>{t('source.form')}</a>}
        <a href={view.history}>{t('source.history')}</a>
      </p>
      {view.problems.length > 0 && (
        <Section title={t('source.problems')}>
          <ul className={styles.problems}>
            {view.problems.map((problem) => (
              <li key={`${problem.line} ${problem.found}`}>
                <strong>{t('source.line', { line: problem.line })}</strong> {problem.found} {problem.fix}
                <code className={styles.line}>{problem.written}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <form method="post" action="/admin/source" className={styles.form}>
        <input type="hidden" name="path" value={`content/${view.id}`} />
        <input type="hidden" name="revision" value={state?.values.revision ?? view.revision} />
        <Field id="text" label={t('source.text')} hint={t('source.hint')} error={error}>
          {(control) => (
            <textarea
              {...control}
              name="text"
              rows={24}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              // A text area drops a line break that it starts with.
              defaultValue={(state?.values.text ?? view.text).replace(/^\n/, '\n\n')}
            />
          )}
        </Field>
        <ActionButton weight="strong">{t('source.save')}</ActionButton>
      </form>
    </>
  );
}
