import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import styles from './quote.module.css';
import definition, { type QuoteParameters } from './schema.ts';

/** Somebody's words, and whose they are. */
function Quote({ parameters, lookUp, children }: BlockProps<QuoteParameters>) {
  const { author, role, url } = parameters;
  const source = author ?? role;
  return (
    <figure className={styles.quote}>
      <blockquote className={styles.words} cite={url}>
        {children}
      </blockquote>
      {source && (
        <figcaption className={styles.source}>
          <cite className={styles.author}>{url ? <a href={lookUp.link(url)}>{source}</a> : source}</cite>
          {author && role && <span className={styles.role}>{role}</span>}
        </figcaption>
      )}
    </figure>
  );
}

export default registerBlock(definition, Quote);
