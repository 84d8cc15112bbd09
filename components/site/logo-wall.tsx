import type { CollaboratorItem } from '#lib/content/page-data.ts';
import styles from './logo-wall.module.css';
import { opticalSize } from './optical-size.ts';

/** The people and institutions behind the work: their marks in one colour and one optical size. */
export function LogoWall({ collaborators }: { collaborators: readonly CollaboratorItem[] }) {
  return (
    <ul className={styles.wall}>
      {collaborators.map((collaborator) => (
        <li key={collaborator.slug} className={styles.place}>
          {collaborator.href ? (
            <a href={collaborator.href}>
              <Mark collaborator={collaborator} />
            </a>
          ) : (
            <Mark collaborator={collaborator} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ collaborator: { name, logo } }: { collaborator: CollaboratorItem }) {
  if (!logo?.src) return <span className={styles.name}>{name}</span>;
  return (
    // biome-ignore lint/performance/noImgElement: logos are small files that need no other sizes
    <img
      className={logo.vector ? styles.mark : styles.picture}
      src={logo.src}
      alt={name}
      {...opticalSize(logo)}
      loading="lazy"
      decoding="async"
    />
  );
}
