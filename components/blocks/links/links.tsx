import { Inline } from '#components/document/inline.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import definition, { type LinksParameters } from './schema.ts';

/** Places to read on, each with a sentence that says what waits there. */
function Links({ parameters, lookUp, inline }: BlockProps<LinksParameters>) {
  const items = parameters.items.map(({ text, url, description }) => ({
    href: url ? lookUp.link(url) : null,
    text: text ?? withoutScheme(url ?? ''),
    description: description && <Inline nodes={inline(description)} />,
  }));
  return <LinkList items={items} />;
}

export default registerBlock(definition, Links);

function withoutScheme(url: string): string {
  return url.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/, '').replace(/\/$/, '');
}
