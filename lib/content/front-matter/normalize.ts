import { z } from 'zod';
import type { Locale } from '#lib/i18n/locales.ts';
import { maxProblemsPerCode } from '#lib/markdown/limits.ts';
import { bodyProblem, type ProblemCode } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { toSlug } from '#lib/text/slug.ts';
import { type Publication, readPublication } from '../publication/read-publication.ts';
import { takePublication } from '../publication/take-publication.ts';
import { cleanStrings } from './clean-strings.ts';
import { dropOtherLanguage } from './drop-other-language.ts';
import { fitToSchema } from './fit-to-schema.ts';
import { fixKeys } from './fix-keys.ts';
import type { FrontMatterPlaces } from './places.ts';

export interface NormalizeOptions extends Pick<FrontMatterPlaces, 'keyPosition'> {
  data: Record<string, unknown>;
  schema: z.ZodType;
  /** The file's name without its ending; it names a document without a title. */
  stem: string;
  /** How scalars are written; without it, numbers and dates become text as JavaScript prints them. */
  writtenAs?: FrontMatterPlaces['writtenAs'];
  /** The language that the words should be in. */
  locale?: Locale | null;
}

/** Reports a problem at a key such as `image.alt`. */
export type ReportAtKey = (
  code: ProblemCode,
  path: readonly PropertyKey[],
  values?: Record<string, string | number>,
) => void;

/** Repairs front matter and fits it to its schema; what does not fit is left out with a problem at its key. */
export function normalizeFrontMatter(options: NormalizeOptions): {
  data: Record<string, unknown>;
  /** Whether and when it is public. */
  publication: Publication;
  problems: BodyProblem[];
} {
  const problems: BodyProblem[] = [];
  const counts = new Map<ProblemCode, number>();
  const report: ReportAtKey = (code, path, values) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > maxProblemsPerCode) return;
    const key = path.map(String).join('.');
    problems.push({ ...bodyProblem(code, options.keyPosition(key), { key, ...values }), key });
  };
  const data = cleanStrings(options.data, report);
  const publication = readPublication({
    data,
    writtenAs: (key) => options.writtenAs?.(key) ?? null,
    known: options.schema instanceof z.ZodObject ? Object.keys(options.schema.shape) : [],
  });
  takePublication(data, publication, report);
  fixKeys(data, options.schema, report);
  if (options.locale) dropOtherLanguage(data, options.locale, report);
  const fitted = fitToSchema(data, options, report);
  reportSlug(fitted, report);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { data: fitted, publication, problems };
}

/** An address is lower-case ASCII (content case 28); the index redirects from the written one. */
function reportSlug({ slug }: Record<string, unknown>, report: ReportAtKey): void {
  if (typeof slug !== 'string' || slug === toSlug(slug)) return;
  report('slug-form', ['slug'], { written: slug, slug: toSlug(slug) });
}
