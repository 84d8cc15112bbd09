import type { ReactNode } from 'react';
import styles from './button-link.module.css';

/** A link that asks to act: a pill in the colours of its ground, turned round. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={styles.button} href={href}>
      <span>{children}</span>
    </a>
  );
}
