import { defineBlockEditor } from '#lib/cms/blocks/block-editor.ts';
import definition from './schema.ts';

export default defineBlockEditor({
  definition,
  enclosed: {
    label: { es: 'Texto', en: 'Text' },
    hint: {
      es: 'Puede llevar negritas y enlaces. Una línea en blanco separa párrafos.',
      en: 'May carry bold text and links. A blank line separates paragraphs.',
    },
  },
});
