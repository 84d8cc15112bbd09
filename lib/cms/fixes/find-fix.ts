import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { withEndingsOf, withPlainEndings } from '../merge/line-endings.ts';
import { withEdits } from '../merge/text-edits.ts';
import { fixDebris, fixFigure, fixMojibake } from './fix-characters.ts';
import {
  fixFieldAddress,
  fixFieldDebris,
  fixFieldMojibake,
  fixKey,
  fixReference,
  fixSlug,
  fixTabs,
} from './fix-front-matter.ts';
import { fixHeadingBold, fixHeadingInList, fixHeadingTextBelow, fixSectionBreak } from './fix-headings.ts';
import {
  fixEmail,
  fixEmptyLink,
  fixEscapedImage,
  fixLinkAddress,
  fixPaddedLink,
  fixScheme,
} from './fix-links.ts';
import { fixEscapedList } from './fix-lists.ts';
import { type FixPlace, type FixRule, offsetOf } from './fix-place.ts';
import { fixDateMark, fixHiddenMark } from './fix-publication.ts';

/** The kinds of problems that have one safe fix: the file comes to say what the reader is shown already. */
const rules = {
  'address-scheme': inTextOrField(fixScheme, fixFieldAddress),
  'clipboard-debris': inTextOrField(fixDebris, fixFieldDebris),
  'collaborator-spelling': fixReference,
  'email-spelling': inTextOrField(fixEmail, fixFieldAddress),
  'figure-format': fixFigure,
  'front-matter-tabs': fixTabs,
  'heading-bold': fixHeadingBold,
  'heading-in-list': fixHeadingInList,
  'heading-text-below': fixHeadingTextBelow,
  'image-escaped': fixEscapedImage,
  'key-spelling': fixKey,
  'link-empty': fixEmptyLink,
  'link-other-language': fixLinkAddress,
  'link-padded': fixPaddedLink,
  'link-redirects': fixLinkAddress,
  'list-escaped': fixEscapedList,
  mojibake: inTextOrField(fixMojibake, fixFieldMojibake),
  'publication-date': fixDateMark,
  'publication-hidden': fixHiddenMark,
  'reference-spelling': fixReference,
  'section-break': fixSectionBreak,
  'slug-form': fixSlug,
} satisfies { [Code in ProblemCode]?: FixRule };

export type FixableCode = keyof typeof rules;

/** Whether problems of this kind may have a fix; its words are under `fixes.<code>` in the messages. */
export function isFixable(code: string): code is FixableCode {
  return Object.hasOwn(rules, code);
}

/** What mends one problem of one file. */
export interface Fix {
  code: FixableCode;
  /** The file without the problem; every byte that has no part in it stays. */
  text: string;
}

/**
 * Finds the one safe fix of a problem in the file that it was found in, byte order mark and line endings
 * included; `null` where there is none, or where it would take a person to say what is meant.
 */
export function findFix(problem: BodyProblem, source: string): Fix | null {
  if (!isFixable(problem.code)) return null;
  const mark = source.startsWith('\ufeff') ? '\ufeff' : '';
  const text = withPlainEndings(source.slice(mark.length));
  const at = offsetOf(text, problem);
  const edits = at === null ? null : rules[problem.code]({ text, at, problem });
  if (!edits || edits.length === 0) return null;
  const fixed = withEdits(text, edits);
  return fixed === text
    ? null
    : { code: problem.code, text: mark + withEndingsOf(source.slice(mark.length), fixed) };
}

function inTextOrField(text: FixRule, field: FixRule): FixRule {
  return (place: FixPlace) => (isInFrontMatter(place) ? field(place) : text(place));
}

function isInFrontMatter({ text, at, problem }: FixPlace): boolean {
  return problem.key !== undefined && at < text.length - splitDocument(text).body.length;
}
