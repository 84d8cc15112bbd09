import { Inline } from '#components/document/inline.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { fileSize } from '#lib/i18n/file-size.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import definition, { type DocumentsParameters } from './schema.ts';

/** Files to download, each with its type and size. */
function Documents({ parameters, lookUp, locale, inline }: BlockProps<DocumentsParameters>) {
  const t = translator(locale);
  const items = parameters.items.map(({ path, title, description }) => {
    const { href, type, size } = lookUp.file(path);
    return {
      href: size === null ? null : href,
      text: title ?? fileName(path),
      note: size === null ? t('blocks.documents.missing') : `${type}, ${fileSize(size, locale)}`,
      description: description && <Inline nodes={inline(description)} />,
    };
  });
  return <LinkList items={items} />;
}

export default registerBlock(definition, Documents);

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
