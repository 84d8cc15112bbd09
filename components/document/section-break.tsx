import styles from './section-break.module.css';

/** A pause between sections: a small arc of dots that is not announced. */
export function SectionBreak() {
  return (
    <svg className={styles.break} viewBox="0 0 96 34" aria-hidden="true">
      <path d="M6 28a54.1 54.1 0 0 1 84 0" />
    </svg>
  );
}
