import { Picture } from '#components/ui/picture.tsx';
import type { ResolvedImage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { BlockProps } from '../block-props.ts';
import { placedImage } from '../placed-image.ts';
import { registerBlock } from '../register-block.ts';
import styles from './gallery.module.css';
import { LargePicture } from './large-picture.tsx';
import definition, { type GalleryParameters } from './schema.ts';

const thumbnailSizes = '(min-width: 70rem) 22rem, (min-width: 40rem) 45vw, 80vw';

/** Pictures side by side, or in a row to swipe through where there is no room; each opens large. */
function Gallery({ parameters, lookUp, locale, index }: BlockProps<GalleryParameters>) {
  const t = translator(locale);
  return (
    <div className={styles.gallery}>
      <ul className={styles.row}>
        {parameters.items.map((item, position) => {
          const image = placedImage(item, lookUp);
          const id = `picture-${index}-${position}`;
          const number = position + 1;
          return (
            <li key={id} className={styles.item}>
              <figure>
                {image.src === null ? (
                  <Picture image={image} />
                ) : (
                  <button type="button" className={styles.open} popoverTarget={id} aria-label={label(image)}>
                    <Picture image={image} sizes={thumbnailSizes} />
                  </button>
                )}
                {image.caption && <figcaption className={styles.caption}>{image.caption}</figcaption>}
              </figure>
              {image.src !== null && (
                <LargePicture
                  id={id}
                  image={image}
                  name={image.alt || t('blocks.gallery.picture', { number })}
                  close={t('blocks.gallery.close')}
                />
              )}
            </li>
          );
          function label({ alt }: ResolvedImage) {
            return alt ? t('blocks.gallery.enlarge', { alt }) : t('blocks.gallery.enlargeNumber', { number });
          }
        })}
      </ul>
    </div>
  );
}

export default registerBlock(definition, Gallery);
