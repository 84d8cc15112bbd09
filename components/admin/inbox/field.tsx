import type { ReactNode } from 'react';
import styles from './field.module.css';

/** What ties a control to the words around it. */
export interface ControlLinks {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was typed, and what to do. */
  error?: string | undefined;
  /** Gives the control, which takes the links. */
  children: (links: ControlLinks) => ReactNode;
}

/** A control with its label above it, a hint, and what is wrong with it, all told to a screen reader. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': 'true' }),
      })}
    </div>
  );
}
