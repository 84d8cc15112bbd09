import { Picture } from '#components/ui/picture.tsx';
import type { BlockProps } from '../block-props.ts';
import { placedImage } from '../placed-image.ts';
import { registerBlock } from '../register-block.ts';
import styles from './author.module.css';
import definition, { type AuthorParameters } from './schema.ts';

/** Who wrote or made what stands above. */
function Author({ parameters, lookUp }: BlockProps<AuthorParameters>) {
  const { name, role, image, url } = parameters;
  return (
    <div className={styles.author}>
      {image && (
        <div className={styles.portrait}>
          {/* The name stands beside it: a description that only repeats the name would be read twice. */}
          <Picture image={withoutRepeatedName(placedImage(image, lookUp), name)} sizes="6rem" />
        </div>
      )}
      <p>
        <b className={styles.name}>{url ? <a href={lookUp.link(url)}>{name}</a> : name}</b>
        {role && <span className={styles.role}>{role}</span>}
      </p>
    </div>
  );
}

export default registerBlock(definition, Author);

function withoutRepeatedName(image: ReturnType<typeof placedImage>, name: string) {
  return image.alt.trim() === name ? { ...image, alt: '' } : image;
}
