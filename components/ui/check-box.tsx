import type { ReactNode } from 'react';
import styles from './check-box.module.css';

interface CheckBoxProps {
  id: string;
  name: string;
  value: string;
  label: ReactNode;
  isChecked?: boolean | undefined;
  isRequired?: boolean;
  error?: { prefix: string; text: string } | undefined;
}

/** A box to tick, with its label beside it and what is wrong above it. */
export function CheckBox({ id, name, value, label, isChecked, isRequired, error }: CheckBoxProps) {
  return (
    <div className={styles.choice} data-invalid={error ? '' : undefined}>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <span className="visually-hidden">{error.prefix}</span> {error.text}
        </p>
      )}
      <input
        className={styles.box}
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={isChecked}
        required={isRequired}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
      />
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
