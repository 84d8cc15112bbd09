import type { Translate } from '#lib/i18n/translate.ts';
import type { StudioField } from './studio-field.ts';

/** The control that says above a form how its language stands to the others. */
export const translationNote = 'translation-note';

/** The field of that control: it has no value, and nothing of it is saved. */
export function translationField(t: Translate): StudioField {
  return {
    name: '_translation',
    label: t('studio.translation'),
    widget: translationNote,
    required: false,
    i18n: true,
  };
}
