/** The least that is worth a piece of its own, in characters. */
const minChunk = 1_500;

/** A line that opens nothing and goes on with nothing, below a blank one: every list and quote before it has ended. */
const fresh = /\n[ \t]*\n(?=[#\p{L}¿¡«“"([{\ufdd0])/gu;

/** What has a meaning for the whole text: definitions, and what may be a footnote's. */
const isShared = (text: string) => text.includes(']:');

/**
 * Cuts Markdown into pieces that mean together what the text means: below blank lines, where nothing that began
 * before goes on, except for code and HTML at the end of a piece. One piece where the text has definitions.
 */
export function splitChunks(text: string): string[] {
  if (isShared(text) || text.includes('\r')) return [text];
  const chunks: string[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(fresh)) {
    const end = index + gap.length;
    if (end - from < minChunk) continue;
    chunks.push(text.slice(from, end));
    from = end;
  }
  chunks.push(text.slice(from));
  return chunks;
}
