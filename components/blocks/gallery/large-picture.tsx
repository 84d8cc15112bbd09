import { Picture } from '#components/ui/picture.tsx';
import type { ResolvedImage } from '#lib/content/page-data.ts';
import styles from './gallery.module.css';

interface LargePictureProps {
  id: string;
  image: ResolvedImage;
  name: string;
  close: string;
}

/** A picture over the whole screen; the browser opens and closes it, by button, by Esc and by a click beside it. */
export function LargePicture({ id, image, name, close }: LargePictureProps) {
  return (
    <div id={id} popover="auto" className={styles.large} role="dialog" aria-label={name}>
      <Picture image={image} sizes="100vw" />
      {image.caption && <p>{image.caption}</p>}
      <button
        type="button"
        className={styles.close}
        popoverTarget={id}
        popoverTargetAction="hide"
        aria-label={close}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
