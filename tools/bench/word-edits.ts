import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { FormChange } from '#tests/doubles/decap.ts';
import { asDecapWrites, plainTexts } from '#tests/doubles/decap-like.ts';

/** An edit of one paragraph, in one of the editor's modes. */
export interface WordEdit {
  mode: 'raw' | 'rich';
  /** The words of the paragraph, after which a word is put. */
  text: string;
  /** The line of the file in which they stand. */
  line: string;
  change: FormChange;
}

/** What an edit puts behind the words of a paragraph. */
export const newWord = ' palabra';

/** An edit of the first paragraph in rich mode and one of the last in raw mode; none where no paragraph is plain. */
export function wordEdits(source: string): WordEdit[] {
  const { body } = splitDocument(source);
  const texts = plainIn(source, body);
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) return [];
  const rich: FormChange = {
    body: (text) =>
      asDecapWrites(text, (tree) => {
        const node = plainTexts(tree).find(({ value }) => value === first);
        if (node) node.value += newWord;
      }),
  };
  // The paragraph may be the same one, which has grown by then.
  const end = first === last ? last + newWord : last;
  const raw: FormChange = { body: (text) => text.replace(end, () => end + newWord) };
  const lineOf = (text: string) => source.split('\n').find((line) => line.includes(text)) ?? '';
  return [
    { mode: 'rich', text: first, line: lineOf(first), change: rich },
    { mode: 'raw', text: end, line: lineOf(last).replace(last, () => end), change: raw },
  ];
}

/** The words of paragraphs that stand in the file once and as they are. */
function plainIn(source: string, body: string): string[] {
  const found: string[] = [];
  asDecapWrites(body, (tree) => void found.push(...plainTexts(tree).map(({ value }) => value)));
  return found.filter((text) => text.length > 20 && source.split(text).length === 2);
}
