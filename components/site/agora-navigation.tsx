import type { ReactNode } from 'react';
import { Inline } from '#components/document/inline.tsx';
import { Agora } from '#components/drawings/agora.tsx';
import type { FamilyGroup } from '#lib/content/page-data.ts';
import styles from './agora-navigation.module.css';

interface AgoraNavigationProps {
  families: readonly FamilyGroup[];
  /** Names the list for people who hear it. */
  label: string;
  /** What stands above the list, beside the drawing. */
  children?: ReactNode;
}

/** The families of services as the arcs of the agora and as a list; pointing at one lights both. */
export function AgoraNavigation({ families, label, children }: AgoraNavigationProps) {
  const hrefs = Object.fromEntries(families.flatMap(({ family, href }) => (href ? [[family, href]] : [])));
  return (
    <div className={styles.navigation}>
      {children}
      <nav aria-label={label}>
        <ul className={styles.list}>
          {families.map(({ family, name, promise, href }) => (
            <li key={family} className={styles.family} data-family={family}>
              {href ? (
                <a className={styles.name} href={href}>
                  {name}
                </a>
              ) : (
                <p className={styles.name}>{name}</p>
              )}
              <p className={styles.promise}>
                <Inline nodes={promise} />
              </p>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.square}>
        <Agora hrefs={hrefs} />
      </div>
    </div>
  );
}
