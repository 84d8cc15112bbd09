import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { formText, loanFields, noRevision } from '../forms/serve-entry.ts';
import { restorePublication } from '../forms/served-publication.ts';
import type { VirtualField } from '../merge/front-matter/virtual-fields.ts';
import { guardMeaning } from '../merge/guard-meaning.ts';
import { isEmptyStub } from '../merge/is-empty-stub.ts';
import { mergeDocument } from '../merge/merge-document.ts';
import { guardAbsence } from './guard-absence.ts';

/** A file as the editor sends it. */
export interface SentText {
  /** What it is based on; `null`: a new file. */
  base: string | null;
  edited: string;
  /** Fields that the editor was served although the file does not have them. */
  virtualFields: readonly VirtualField[];
  /** The fields of its collection. */
  known: readonly string[];
  /** Those of them that say nothing in any language. */
  shared: readonly string[];
  blocks: readonly BlockDefinition[];
}

/** The file to be written, and why it must not be; nothing, or a base that no form can have held. */
export type MergedText =
  | { kind: 'merged'; text: string; problems: BodyProblem[]; replaced: string[]; isIgnored: boolean }
  | { kind: 'nothing' }
  | { kind: 'no-form' };

/**
 * Merges what was sent into its base, and guards what it means.
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function mergeSent({ base, edited: raw, virtualFields, known, shared, blocks }: SentText): MergedText {
  if (base === null) {
    const lent = [...virtualFields, ...loanFields(raw)];
    const text = mergeDocument({ base, edited: raw, blocks, virtualFields: lent });
    return isEmptyStub(text, shared)
      ? { kind: 'nothing' }
      : { kind: 'merged', text, problems: [], replaced: [], isIgnored: false };
  }
  const { text: edited, replaced } = restorePublication(raw, base, known);
  const merged = mergeDocument({ base, edited, blocks, virtualFields });
  if (formText({ text: base, revision: noRevision, known }) === null) return { kind: 'no-form' };
  const { text, problems, isIgnored } = guardMeaning({ base, edited, merged, blocks });
  const absent = guardAbsence({ base, edited: raw });
  return { kind: 'merged', text, problems: [...absent, ...problems], replaced, isIgnored };
}
