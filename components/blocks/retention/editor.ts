import { defineBlockEditor } from '#lib/cms/blocks/block-editor.ts';
import definition from './schema.ts';

export default defineBlockEditor({ definition });
