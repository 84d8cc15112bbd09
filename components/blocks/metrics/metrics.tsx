import { formatFigure } from '#lib/markdown/figures.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import styles from './metrics.module.css';
import definition, { type MetricsParameters } from './schema.ts';

// A figure of more characters is set smaller, so that it keeps to one line.
const longFrom = 8;

/** Figures large enough to be read across a room; where none has a number, a list of highlights (case 9). */
function Metrics({ parameters: { items }, locale }: BlockProps<MetricsParameters>) {
  const hasFigures = items.some(({ number }) => number);
  if (!hasFigures) return <Highlights texts={items.flatMap(({ text }) => text ?? [])} />;
  return (
    <ul className={styles.figures}>
      {items.map(({ number, text }) => {
        const figure = number && formatFigure(number, locale).text;
        return (
          <li key={`${number} ${text}`} className={styles.item}>
            {figure && (
              <strong className={figure.length < longFrom ? styles.number : styles.long}>{figure}</strong>
            )}{' '}
            {text && <span className={figure ? styles.text : styles.highlight}>{text}</span>}
          </li>
        );
      })}
    </ul>
  );
}

export default registerBlock(definition, Metrics);

function Highlights({ texts }: { texts: string[] }) {
  return (
    <ul className={styles.highlights}>
      {texts.map((text) => (
        <li key={text} className={styles.highlight}>
          {text}
        </li>
      ))}
    </ul>
  );
}
