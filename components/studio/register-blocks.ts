import CMS from 'decap-cms-app';
import type { BlockData, BlockEditor } from '#lib/cms/blocks/block-editor.ts';
import { blockForm } from '#lib/cms/blocks/block-form.ts';
import { blockPattern, unknownTagPattern } from '#lib/cms/blocks/block-pattern.ts';
import { blockSummary } from '#lib/cms/blocks/block-summary.ts';
import { readBlockText, writeBlockText } from '#lib/cms/blocks/block-text.ts';
import { unknownBlockName } from '#lib/cms/config/body-field.ts';
import type { FieldContext } from '#lib/cms/config/field-config.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { type Folded, foldedKey } from './object-control.tsx';
import type { Words } from './words.ts';

/** Gives Decap's text control a form for every block, and one that keeps all other tags as they are. */
export function registerBlocks(editors: readonly BlockEditor[], context: FieldContext, words: Words): void {
  for (const editor of editors) {
    const { name, label } = editor.definition;
    register({
      id: name,
      label: wordsIn(label, context.locale),
      pattern: blockPattern(editor),
      fields: blockForm(editor, context),
      fromBlock: ([source]) => readBlockText(source, editor),
      toBlock: (data) => writeBlockText(data, editor),
    });
  }
  register({
    id: unknownBlockName,
    label: words('unknownBlock'),
    pattern: unknownTagPattern(editors),
    fields: [
      {
        name: 'source',
        label: words('unknownBlockSource'),
        hint: words('unknownBlockHint'),
        widget: 'text',
        required: false,
      },
    ],
    fromBlock: ([source]) => ({ source }),
    toBlock: ({ source }) => String(source ?? ''),
  });
}

interface Component {
  id: string;
  label: string;
  pattern: RegExp;
  fields: object[];
  fromBlock(match: RegExpMatchArray): BlockData;
  toBlock(data: BlockData): string;
}

function register(component: Component): void {
  const folded: Folded = blockSummary;
  // The preview is the real page, so no component draws one of its own.
  const options = { ...component, [foldedKey]: folded, collapsed: true, toPreview: () => '' };
  // Decap types a field as a string control or a list; it takes every control that it has.
  CMS.registerEditorComponent(options as unknown as Parameters<typeof CMS.registerEditorComponent>[0]);
}
