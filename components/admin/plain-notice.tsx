import type { ReactNode } from 'react';
import styles from './plain-notice.module.css';

/** Says what was just done, or what to know before going on. */
export function PlainNotice({ children }: { children: ReactNode }) {
  return (
    <div className={styles.notice} role="status">
      {children}
    </div>
  );
}
