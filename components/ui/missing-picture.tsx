import type { ResolvedImage } from '#lib/content/page-data.ts';
import styles from './picture.module.css';

/** Keeps the place of a picture whose file is not there (content case 20): a quiet ground with an empty arc. */
export function MissingPicture({ image: { alt, width, height } }: { image: ResolvedImage }) {
  const radius = Math.round(Math.min(width, height) / 4);
  const [x, y] = [Math.round(width / 2), Math.round(height / 2 + radius / 2)];
  const seat = Math.max(2, Math.round(radius / 8));
  const announced = alt ? { role: 'img', 'aria-label': alt } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by the alternative text, or decorative
    <svg
      className={styles.missing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...announced}
    >
      <path
        d={`M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${2 * radius} 0`}
        strokeWidth={seat}
        // Dots of no length with round ends: an arc of circles in one path.
        strokeDasharray={`0 ${Math.floor((Math.PI * radius) / 8)}`}
      />
    </svg>
  );
}
