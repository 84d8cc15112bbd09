import { Inline } from '#components/document/inline.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Picture } from '#components/ui/picture.tsx';
import type { CallToActionItem } from '#lib/content/page-data.ts';
import styles from './call-to-action.module.css';

/** The band across the page that asks to act. */
export function CallToAction({ item: { text, label, href, image } }: { item: CallToActionItem }) {
  return (
    <div className={styles.band}>
      <div className={`wrap ${styles.content}`}>
        <p className={styles.text}>
          <Inline nodes={text} />
        </p>
        <ButtonLink href={href}>{label}</ButtonLink>
        {image && (
          <div className={styles.picture}>
            <Picture image={image} sizes="(min-width: 56rem) 24rem, 100vw" />
          </div>
        )}
      </div>
    </div>
  );
}
