import type { ReactNode } from 'react';
import styles from './link-list.module.css';

/** A row of a list of links; without an address it is plain text. */
export interface LinkListItem {
  href: string | null;
  text: string;
  description?: ReactNode;
  /** Small print at the end of the row, such as a file's type and size. */
  note?: string;
}

/** Links one below the other between rules, each with a sentence that says what it leads to. */
export function LinkList({ items }: { items: LinkListItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map(({ href, text, description, note }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes after rendering
        <li key={position} className={styles.row}>
          {href === null ? (
            <span className={styles.link}>{text}</span>
          ) : (
            <a className={styles.link} href={href}>
              {text}
            </a>
          )}
          {note && <span className={styles.note}>{note}</span>}
          {description && <p className={styles.description}>{description}</p>}
        </li>
      ))}
    </ul>
  );
}
