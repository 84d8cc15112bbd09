import type { Element } from 'hast';
import { Figure } from '#components/ui/figure.tsx';
import { Picture } from '#components/ui/picture.tsx';
import type { DocumentContext } from './document-context.ts';
import { textProperty } from './text-property.ts';

/** Shows the picture that a `site-image` element stands for: a figure, or just the picture within a line. */
export function imageElement(context: DocumentContext, node: Element) {
  const caption = textProperty(node, 'caption');
  const image = {
    ...context.lookUp.image(textProperty(node, 'src') ?? ''),
    alt: textProperty(node, 'alt') ?? '',
    ...(caption !== undefined && { caption }),
  };
  return context.inlineImages.has(node) ? <Picture image={image} /> : <Figure image={image} />;
}
