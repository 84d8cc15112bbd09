import type { Nodes as HastNodes } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';
import { bodyProblem, type ProblemCode } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import type { BlockDefinition } from './block.ts';
import type { BlockUse, MarkdownOptions } from './document.ts';
import { maxProblemsPerCode } from './limits.ts';
import { type EditedText, originOf } from './text/edited-text.ts';
import { linePlaces } from './text/line-places.ts';

/** One-based line and column in the file. */
export interface Place {
  line: number;
  column: number;
}

/** A place in the text where a block belongs. */
export interface Slot {
  /** The tag as the author wrote it. */
  written: string;
  place: Place;
  /** `null`: the block is left out, because it is wrong or empty. */
  use: BlockUse | null;
  media: readonly string[];
  links: readonly string[];
  enclosed: EditedText | null;
  isPlaced: boolean;
}

/** What all parts of one document share while it is rendered. */
export interface RenderContext extends MarkdownOptions {
  definitions: ReadonlyMap<string, BlockDefinition>;
  slots: Slot[];
  problems: BodyProblem[];
  /** The place in the file of an offset in the body as written. */
  placeOfOrigin(offset: number): Place;
  report(code: ProblemCode, place: Place, details?: ProblemDetails): void;
}

export interface ProblemDetails {
  key?: string;
  values?: Record<string, string | number>;
}

/** A part of a document: its body, or the Markdown that a block encloses. */
export interface PartContext extends Omit<RenderContext, 'report'> {
  /** The text as it is parsed. */
  source: EditedText;
  placeOf(at: MdastNodes | HastNodes | number): Place;
  report(code: ProblemCode, at: MdastNodes | HastNodes | number, details?: ProblemDetails): void;
}

/** Starts the rendering of a body. */
export function createRenderContext(
  body: string,
  options: MarkdownOptions & { blocks: readonly BlockDefinition[]; firstLine?: number },
): RenderContext {
  const problems: BodyProblem[] = [];
  const counts = new Map<ProblemCode, number>();
  return {
    locale: options.locale,
    peertubeHosts: options.peertubeHosts,
    definitions: new Map(
      options.blocks.flatMap((block) => [block.name, ...(block.aliases ?? [])].map((name) => [name, block])),
    ),
    slots: [],
    problems,
    placeOfOrigin: linePlaces(body, options.firstLine),
    report(code, place, { key, values } = {}) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > maxProblemsPerCode) return;
      problems.push({ ...bodyProblem(code, place, values), ...(key === undefined ? {} : { key }) });
    },
  };
}

/** Starts the rendering of a part. */
export function createPartContext(context: RenderContext, source: EditedText): PartContext {
  const placeOf: PartContext['placeOf'] = (at) => {
    const offset = typeof at === 'number' ? at : (at.position?.start.offset ?? 0);
    return context.placeOfOrigin(originOf(source, offset));
  };
  return {
    ...context,
    source,
    placeOf,
    report: (code, at, details) => context.report(code, placeOf(at), details),
  };
}
