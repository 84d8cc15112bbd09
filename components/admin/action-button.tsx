import type { ReactNode } from 'react';
import styles from './action-button.module.css';

interface ActionButtonProps {
  /** What the form says when this button sends it. */
  name?: string;
  value?: string;
  /** Where this button sends the form, if not where the form goes. */
  action?: string;
  /** `strong` for what is done most, `grave` for what cannot be undone. */
  weight?: 'strong' | 'plain' | 'grave';
  children: ReactNode;
}

/** A button that sends the form it stands in. */
export function ActionButton({ name, value, action, weight = 'plain', children }: ActionButtonProps) {
  return (
    <button
      type="submit"
      className={styles.button}
      data-weight={weight}
      name={name}
      value={value}
      formAction={action}
    >
      <span>{children}</span>
    </button>
  );
}
