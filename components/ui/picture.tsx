import type { ResolvedImage } from '#lib/content/page-data.ts';
import { MissingPicture } from './missing-picture.tsx';
import styles from './picture.module.css';
import { pictureAddress, pictureSources } from './picture-sources.ts';

interface PictureProps {
  image: ResolvedImage;
  /** How wide the picture is shown, as in HTML; the text column if missing. */
  sizes?: string;
  /** For the picture a visitor sees first: loaded at once and before others. */
  priority?: boolean;
}

const textColumn = '(min-width: 44rem) 40rem, 100vw';
// What a browser without `srcset` gets, and what is copied when somebody saves the picture's address.
const plainWidth = 960;

/** A picture that takes its place before it is loaded, in the size that suits the screen. */
export function Picture({ image, sizes = textColumn, priority = false }: PictureProps) {
  const { src, alt, width, height, animated, vector } = image;
  if (src === null) return <MissingPicture image={image} />;
  const shared = {
    className: styles.picture,
    alt,
    width,
    height,
    decoding: 'async' as const,
    ...(priority ? { fetchPriority: 'high' as const } : { loading: 'lazy' as const }),
  };
  // biome-ignore lint/performance/noImgElement: pictures are resized by our own server
  if (vector) return <img {...shared} alt={alt} src={src} />;
  const picture = (
    // biome-ignore lint/performance/noImgElement: pictures are resized by our own server
    <img
      {...shared}
      alt={alt}
      sizes={sizes}
      srcSet={pictureSources(src, width)}
      src={pictureAddress(src, plainWidth)}
    />
  );
  if (!animated) return picture;
  return (
    <picture className={styles.moving}>
      <source
        media="(prefers-reduced-motion: reduce)"
        srcSet={pictureSources(src, width, true)}
        sizes={sizes}
      />
      {picture}
    </picture>
  );
}
