import { Figure } from '#components/ui/figure.tsx';
import type { BlockProps } from '../block-props.ts';
import type { ImageParameters } from '../image-parameters.ts';
import { placedImage } from '../placed-image.ts';
import { registerBlock } from '../register-block.ts';
import definition from './schema.ts';

/** A picture with its caption. */
function Image({ parameters, lookUp }: BlockProps<ImageParameters>) {
  return <Figure image={placedImage(parameters, lookUp)} />;
}

export default registerBlock(definition, Image);
