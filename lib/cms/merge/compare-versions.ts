import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { type BodyChange, compareBodies } from './body/compare-bodies.ts';
import { definitionsByName } from './body/mask-tags.ts';
import { compareFields, type FieldChange } from './front-matter/compare-fields.ts';
import { withPlainEndings } from './line-endings.ts';

export interface Versions {
  /** The file on which somebody's changes are based. */
  base: string;
  /** The file with these changes, as `mergeDocument` made it. */
  mine: string;
  /** The file as it stands in git by now. */
  theirs: string;
  blocks: readonly BlockDefinition[];
}

/** Who changed something: one of both, both in the same way, or both differently. */
export type ChangeState = 'mine' | 'theirs' | 'same' | 'conflict';

/** Something that is not the same in all three versions: a field, or blocks of the text that stand together. */
export type VersionChange = FieldChange | BodyChange;

/**
 * What two people changed in one entry, field by field and block by block, in the order of the entry.
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function compareVersions(versions: Versions): VersionChange[] {
  const [base, mine, theirs] = [versions.base, versions.mine, versions.theirs].map((text) =>
    splitDocument(withPlainEndings(text)),
  );
  if (!base || !mine || !theirs) return [];
  return [
    ...compareFields(base.yaml, mine.yaml, theirs.yaml),
    ...compareBodies(base.body, mine.body, theirs.body, definitionsByName(versions.blocks)).changes,
  ];
}
