/** A text that went through edits and still knows where in the original each place comes from. */
export interface EditedText {
  text: string;
  /** Sorted by `at`: from there on the text was copied from `origin` on, or inserted at `origin`. */
  anchors: readonly Anchor[];
}

interface Anchor {
  at: number;
  origin: number;
  inserted: boolean;
}

/** Replaces the characters from `start` up to `end` (exclusive). */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A text before its first edit; `origin` is where it starts in the original. */
export function uneditedText(text: string, origin = 0): EditedText {
  return { text, anchors: [{ at: 0, origin, inserted: false }] };
}

/** Applies edits that are in order and do not overlap. */
export function applyEdits(source: EditedText, edits: readonly Edit[]): EditedText {
  if (edits.length === 0) return source;
  const parts: string[] = [];
  const anchors: Anchor[] = [];
  let length = 0;
  let from = 0;
  let next = 0;
  const copy = (to: number) => {
    if (to <= from) return;
    anchors.push({ ...placeOf(source, from), at: length });
    while ((source.anchors[next]?.at ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    for (let anchor = source.anchors[next]; anchor && anchor.at < to; anchor = source.anchors[++next]) {
      anchors.push({ ...anchor, at: length + anchor.at - from });
    }
    parts.push(source.text.slice(from, to));
    length += to - from;
  };
  for (const edit of edits) {
    copy(edit.start);
    if (edit.text) anchors.push({ at: length, origin: originOf(source, edit.start), inserted: true });
    parts.push(edit.text);
    length += edit.text.length;
    from = edit.end;
  }
  copy(source.text.length);
  return { text: parts.join(''), anchors };
}

/** Replaces every match of a global pattern for which `replace` returns a text. */
export function replaceMatches(
  source: EditedText,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | null,
): EditedText {
  const edits: Edit[] = [];
  for (const match of source.text.matchAll(pattern)) {
    const text = replace(match);
    if (text !== null && text !== match[0]) {
      edits.push({ start: match.index, end: match.index + match[0].length, text });
    }
  }
  return applyEdits(source, edits);
}

/** A piece of an edited text. */
export function sliceText(source: EditedText, start: number, end: number): EditedText {
  const anchors = source.anchors
    .filter(({ at }) => at > start && at < end)
    .map((anchor) => ({ ...anchor, at: anchor.at - start }));
  return { text: source.text.slice(start, end), anchors: [{ ...placeOf(source, start), at: 0 }, ...anchors] };
}

/** The offset in the original that a place of the edited text comes from. */
export function originOf(source: EditedText, offset: number): number {
  return placeOf(source, offset).origin;
}

function placeOf({ anchors }: EditedText, offset: number): Anchor {
  let low = 0;
  let high = anchors.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((anchors[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const anchor = anchors[low] ?? { at: 0, origin: 0, inserted: false };
  return anchor.inserted
    ? { ...anchor, at: offset }
    : { at: offset, origin: anchor.origin + offset - anchor.at, inserted: false };
}
