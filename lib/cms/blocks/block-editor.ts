import type { EditorWords } from '#lib/fields/field.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';

/** The values of a block's form. */
export type BlockData = Record<string, unknown>;

/** How a block is edited as a form; its fields are those of its schema. */
export interface BlockEditor {
  definition: BlockDefinition;
  /** What the enclosed text is called; needed where the block encloses text. */
  enclosed?: { label: EditorWords; hint: EditorWords };
  /** Puts right what was typed, before it is written. */
  tidy?(data: BlockData): BlockData;
  /** Other Markdown that stands for the same block, such as `![…](…)`. */
  markdown?: MarkdownForm;
}

/** Markdown that means the same as a block's tag. */
export interface MarkdownForm {
  /** Begins with `^`. */
  pattern: RegExp;
  read(source: string): BlockData;
  write(data: BlockData): string;
}

/** Declares how a block is edited. */
export function defineBlockEditor(editor: BlockEditor): BlockEditor {
  return editor;
}
