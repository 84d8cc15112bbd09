import type { ResolvedImage } from '#lib/content/page-data.ts';
import styles from './figure.module.css';
import { Picture } from './picture.tsx';

const wideColumn = '(min-width: 70rem) 64rem, 100vw';
// Pixels from which a picture is sharp across the wide column.
const wideFrom = 1000;

/** A picture that stands for itself, with its caption if it has one; a large one breaks out of the text column. */
export function Figure({ image }: { image: ResolvedImage }) {
  const isWide = image.width >= wideFrom && image.width > image.height;
  return (
    <figure className={isWide ? styles.wide : styles.figure}>
      <Picture image={image} {...(isWide && { sizes: wideColumn })} />
      {image.caption && <figcaption className={styles.caption}>{image.caption}</figcaption>}
    </figure>
  );
}
