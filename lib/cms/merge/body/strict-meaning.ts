import type { BodyBlock } from './body-blocks.ts';

/** What a block says, with what only its source shows: the words behind the language of code. */
export function strictMeaning({ meaning, node }: BodyBlock): string {
  return node.type === 'code' && node.meta ? `${meaning} ${node.meta}` : meaning;
}

/** Whether two texts say something else; what nobody sees, such as where references lead to, is left out. */
export function saysElse(before: readonly BodyBlock[], after: readonly BodyBlock[]): boolean {
  const said = (blocks: readonly BodyBlock[]) =>
    blocks
      .filter(({ type, source }) => type !== 'definition' && source !== '<!---->')
      .map(strictMeaning)
      .join('\n');
  return said(before) !== said(after);
}
