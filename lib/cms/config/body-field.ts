import type { Translate } from '#lib/i18n/translate.ts';
import type { StudioField } from './studio-field.ts';

/** The form that shows a tag which none of the others knows. */
export const unknownBlockName = 'unknown-block';

/** The text of an entry. Decap's newer control `richtext` would rewrite it on opening. */
export function bodyField(t: Translate, blocks: readonly string[]): StudioField {
  return {
    name: 'body',
    label: t('studio.body'),
    widget: 'markdown',
    required: false,
    i18n: true,
    modes: ['rich_text', 'raw'],
    // No first-level heading: that is the page's title. No code: pages of this site have none.
    buttons: [
      ...['bold', 'italic', 'link', 'heading-two', 'heading-three', 'heading-four'],
      ...['quote', 'bulleted-list', 'numbered-list'],
    ],
    editor_components: [...blocks, unknownBlockName],
  };
}
