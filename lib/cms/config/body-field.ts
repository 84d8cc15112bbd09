import type { FieldContext } from './field-config.ts';
import type { StudioField } from './studio-field.ts';

/** Names of the forms that can be placed in a text, in the order of the menu. */
const blockNames = [
  ...['image', 'gallery', 'video', 'quote', 'metrics', 'questions'],
  ...['documents', 'links', 'author', 'call_to_action', 'unknown-block'],
];

/** The text of an entry. Decap's newer control `richtext` would rewrite it on opening. */
export function bodyField({ t, isLocalized }: FieldContext): StudioField {
  return {
    name: 'body',
    label: t('studio.body'),
    widget: 'markdown',
    required: false,
    ...(isLocalized && { i18n: true }),
    modes: ['rich_text', 'raw'],
    // No first-level heading: that is the page's title. No code: pages of this site have none.
    buttons: [
      ...['bold', 'italic', 'link', 'heading-two', 'heading-three', 'heading-four'],
      ...['quote', 'bulleted-list', 'numbered-list'],
    ],
    editor_components: blockNames,
  };
}
