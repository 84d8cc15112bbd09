import type { ReactNode } from 'react';
import styles from './button-link.module.css';

/** A button that sends its form, in the looks of a link that asks to act. */
export function Button({ children }: { children: ReactNode }) {
  return (
    <button type="submit" className={styles.button}>
      <span>{children}</span>
    </button>
  );
}
