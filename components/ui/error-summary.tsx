import styles from './error-summary.module.css';

interface ErrorSummaryProps {
  title: string;
  /** What happened to the form as a whole. */
  notice?: string | undefined;
  errors: readonly { id: string; text: string }[];
}

/** Says above a form what is wrong with it, with a link to each field; takes the focus when the page opens. */
export function ErrorSummary({ title, notice, errors }: ErrorSummaryProps) {
  return (
    // biome-ignore lint/a11y/noAutofocus: whoever has sent a form has to hear first that it was not taken
    <div className={styles.summary} role="alert" aria-labelledby="summary-title" tabIndex={-1} autoFocus>
      <p className={styles.title} id="summary-title">
        {title}
      </p>
      {notice && <p>{notice}</p>}
      {errors.length > 0 && (
        <ul className={styles.list}>
          {errors.map(({ id, text }) => (
            <li key={`${id} ${text}`}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
