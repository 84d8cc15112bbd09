import type { ReactNode } from 'react';
import styles from './field.module.css';

/** What an input needs to belong to its label, hint and message. */
export interface ControlProps {
  id: string;
  className: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  id: string;
  label: ReactNode;
  /** Stands after the label, such as “(optional)”. */
  mark?: string | undefined;
  hint?: string | undefined;
  /** What is wrong and what to do; `prefix` says to those who do not see the colour that it is an error. */
  error?: { prefix: string; text: string } | undefined;
  /** Stands between hint and input. */
  before?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** An input with its label above it, its hint, and what is wrong with it. */
export function Field({ id, label, mark, hint, error, before, children }: FieldProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field} data-invalid={error ? '' : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label} {mark && <span className={styles.mark}>{mark}</span>}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {before}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <span className="visually-hidden">{error.prefix}</span> {error.text}
        </p>
      )}
      {children({
        id,
        className: styles.control,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}
