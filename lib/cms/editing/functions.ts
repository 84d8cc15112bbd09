import type { CollectionName } from '#lib/content/collections/all.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Entry } from '#lib/content/entry.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import type { Reference } from '#lib/content/references.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { type RenderOptions, renderMarkdown } from '#lib/markdown/render.ts';
import { writeStaticParts } from '#lib/markdown/static-parts.ts';
import type { BodyProblem, Problem } from '#lib/problems/problem.ts';
import { applyFixes, type MendedFile } from '../fixes/apply-fixes.ts';
import { changesBetween, type FormChanges, isFixedInForm } from '../fixes/draft-fixes.ts';
import { findFix } from '../fixes/find-fix.ts';
import { type ComparedLines, compareLines } from '../merge/compare-lines.ts';
import { compareTexts, type Stretch } from '../merge/compare-texts.ts';
import { compareVersions, type VersionChange, type Versions } from '../merge/compare-versions.ts';
import { type DescribedChange, describeChange } from '../merge/describe-change.ts';
import { type BlockCheck, findBlockProblems } from '../merge/find-block-problems.ts';
import { mergeVersions, type VersionChoice } from '../merge/merge-versions.ts';
import { cleanDrawing } from './clean-drawing.ts';
import { type MergedText, mergeSent, type SentText } from './merge-sent.ts';
import { renameReferences } from './rename-references.ts';
import { setFields } from './set-field.ts';

type WithoutBlocks<Input> = Omit<Input, 'blocks'>;

/**
 * What is done with texts that somebody sent: pure functions of plain data, for a thread with limits. `blocks` are
 * those of the site.
 */
export function editingFunctions(blocks: readonly BlockDefinition[]) {
  return {
    render: ({ body, options }: { body: string; options: WithoutBlocks<RenderOptions> }): MarkdownDocument =>
      writeStaticParts(renderMarkdown(body, { ...options, blocks }), options.locale),
    mergeSent: (sent: WithoutBlocks<SentText>): MergedText => mergeSent({ ...sent, blocks }),
    compareVersions: (versions: WithoutBlocks<Versions>): VersionChange[] =>
      compareVersions({ ...versions, blocks }),
    mergeVersions: (asked: {
      versions: WithoutBlocks<Versions>;
      choices: Readonly<Record<string, VersionChoice | undefined>>;
    }): string => mergeVersions({ ...asked.versions, blocks }, asked.choices),
    findBlockProblems: (check: WithoutBlocks<BlockCheck>): BodyProblem[] =>
      findBlockProblems({ ...check, blocks }),
    describeChange: ({
      collection,
      ...change
    }: Omit<DescribedChange, 'blocks' | 'collection'> & { collection: CollectionName }): string[] =>
      describeChange({ ...change, collection: collections[collection], blocks }),
    setFields: ({ text, fields }: { text: string; fields: Record<string, unknown> }): string =>
      setFields(text, fields, blocks),
    renameReferences: ({ text, reference, to }: { text: string; reference: Reference; to: string }): string =>
      renameReferences(text, reference, to),
    /** The entry that a file with this text is; `null` if it cannot be read as a document. */
    readEntry: ({ id, text }: { id: string; text: string }): Entry | null => {
      const file = contentFile(id);
      return file && parseEntry({ ...file, size: 0, modified: 0 }, Buffer.from(text)).entry;
    },
    applyFixes: ({ text, problems }: { text: string; problems: readonly Problem[] }): MendedFile =>
      applyFixes(text, problems),
    /** For each problem, whether it has a fix in this text. */
    areFixable: ({ text, problems }: { text: string; problems: readonly Problem[] }): boolean[] =>
      problems.map((problem) => findFix(problem, text) !== null),
    /** For each problem, whether its fix can be made in a form that holds this text. */
    areFixedInForm: ({ text, problems }: { text: string; problems: readonly Problem[] }): boolean[] =>
      problems.map((problem) => isFixedInForm(problem, text)),
    changesBetween: ({ before, after }: { before: string; after: string }): FormChanges | null =>
      changesBetween(before, after),
    compareTexts: ({ before, after }: { before: string; after: string }): Stretch[] =>
      compareTexts(before, after),
    compareLines: ({ before, after }: { before: string; after: string }): ComparedLines[] =>
      compareLines(before, after),
    cleanDrawing: (text: string): string | null => cleanDrawing(text),
  };
}

/** The functions by name. */
export type EditingFunctions = ReturnType<typeof editingFunctions>;
