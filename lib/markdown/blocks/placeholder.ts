/**
 * What stands for a block tag while Markdown and HTML are parsed: a number between two noncharacters, which
 * no text can carry (they are removed from it first, and Markdown turns their numeric entities into U+FFFD).
 */
export const placeholders = /\ufdd0(\d+)\ufdd1/g;

/** Stands for the block with this number. */
export function placeholder(number: number): string {
  return `\ufdd0${number}\ufdd1`;
}

/** Whether a text has a place where a block belongs. */
export function hasPlaceholder(text: string): boolean {
  return text.includes('\ufdd0');
}
