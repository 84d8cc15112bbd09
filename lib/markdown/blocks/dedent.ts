import { type EditedText, replaceMatches } from '../text/edited-text.ts';

/** Removes from enclosed text what its lines have in common with the tag's line: indentation and quote marks. */
export function dedent(source: EditedText, tagStart: number, enclosed: EditedText): EditedText {
  const lineStart = source.text.lastIndexOf('\n', tagStart - 1) + 1;
  const before = source.text.slice(lineStart, tagStart);
  const quotes = /^[ \t]*(?:>[ \t]*)+$/.test(before) ? before.split('>').length - 1 : 0;
  const unquoted =
    quotes > 0
      ? replaceMatches(enclosed, new RegExp(`^[ \\t]*(?:>[ \\t]?){1,${quotes}}`, 'gm'), () => '')
      : enclosed;
  // The first line goes on behind the tag.
  const lines = unquoted.text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  const indents = lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return common > 0 ? replaceMatches(unquoted, new RegExp(`^[ \\t]{1,${common}}`, 'gm'), () => '') : unquoted;
}
