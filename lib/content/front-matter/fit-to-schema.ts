import type { z } from 'zod';
import type { NormalizeOptions, ReportAtKey } from './normalize.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** How many values of one document may be wrong; behind that, what is left of it is not worth reading. */
const mostRepairs = 200;

/** Fits data to a schema: scalars become text where text is expected, the rest that is wrong is left out. */
export function fitToSchema(
  data: Record<string, unknown>,
  options: Pick<NormalizeOptions, 'schema' | 'stem' | 'writtenAs'>,
  report: ReportAtKey,
): Record<string, unknown> {
  // An empty `key:` says nothing, as if it were not there.
  let fitted = withoutEmpty(data) as Record<string, unknown>;
  for (let round = 0; round < mostRepairs; round += 1) {
    const result = options.schema.safeParse(fitted);
    if (result.success) return result.data as Record<string, unknown>;
    // From the back, since leaving out an item of a list moves those behind it.
    for (const issue of result.error.issues.toReversed()) fitted = repair(fitted, issue, options, report);
  }
  throw new Error(`The schema accepts nothing of ${options.stem}.`);
}

function repair(
  data: Record<string, unknown>,
  issue: Issue,
  { stem, writtenAs }: Pick<NormalizeOptions, 'stem' | 'writtenAs'>,
  report: ReportAtKey,
): Record<string, unknown> {
  const asText = textPath(data, issue);
  if (asText) {
    const value = getIn(data, asText);
    const written = writtenAs?.(asText.map(String).join('.'));
    return setIn(data, asText, written ?? textOf(value));
  }
  const { path } = issue;
  if (path.length === 1 && path[0] === 'title') {
    const title = wordsOf(stem);
    report('title-missing', ['title'], { title });
    return setIn(data, path, title);
  }
  const value = getIn(data, path);
  const meant = issue.code === 'invalid_type' ? meantValue(issue.expected, value) : undefined;
  if (meant !== undefined) return setIn(data, path, meant);
  // One value where a list belongs.
  if (issue.code === 'invalid_type' && issue.expected === 'array' && isScalar(value))
    return setIn(data, path, [value]);
  if (issue.code === 'too_big' && Array.isArray(value)) {
    const most = Number(issue.maximum);
    report('value-invalid', path, { found: String(value.length), expected: 'fewer', most });
    return setIn(data, path, value.slice(0, most));
  }
  const dropped = value === undefined && path.length > 1 ? path.slice(0, -1) : path;
  const found = value === undefined ? '—' : textOf(value).slice(0, 60);
  report('value-invalid', path, { found, expected: expectedBy(issue) });
  return setIn(data, dropped, undefined);
}

/** What the value should have been: a type, a format, or what the schema says of it (`expected`). */
function expectedBy(issue: Issue): string {
  if (issue.code === 'custom') return String(issue.params?.expected ?? issue.code);
  if (issue.code === 'invalid_format') return issue.format;
  return 'expected' in issue ? String(issue.expected) : issue.code;
}

/** Where a number, date or truth value stands in place of text. */
function textPath(data: unknown, issue: Issue): Path | null {
  if (issue.code === 'invalid_union') {
    for (const branch of issue.errors) {
      for (const inner of branch) {
        const found = textPath(data, { ...inner, path: [...issue.path, ...inner.path] });
        if (found) return found;
      }
    }
    return null;
  }
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  const value = getIn(data, issue.path);
  return wantsText && isScalar(value) && typeof value !== 'string' ? issue.path : null;
}

const yes = /^(?:true|yes|y|on|1|s[ií]|verdadero)$/i;
const no = /^(?:false|no|n|off|0|falso)$/i;

/** A truth value or number that is written as text: `published: no` must not publish anything. */
function meantValue(expected: string, value: unknown): boolean | number | undefined {
  const written = String(value).trim();
  if (expected === 'boolean') return yes.test(written) ? true : no.test(written) ? false : undefined;
  return expected === 'number' && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(written)
    ? Number(written)
    : undefined;
}

function isScalar(value: unknown): value is string | number | boolean | Date {
  return /^(?:string|number|boolean)$/.test(typeof value) || value instanceof Date;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null && item !== '').map(withoutEmpty);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

function getIn(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    data,
  );
}

/** A copy with another value at a path; `undefined` takes the key, or the item of a list, away. */
function setIn<Data>(data: Data, [key, ...rest]: Path, value: unknown): Data {
  if (key === undefined) return data;
  const copy = (Array.isArray(data) ? [...data] : { ...data }) as Record<PropertyKey, unknown>;
  if (rest.length > 0) copy[key] = setIn(copy[key], rest, value);
  else if (value !== undefined) copy[key] = value;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy as Data;
}

function wordsOf(stem: string): string {
  const words = stem.replace(/[-_]+/g, ' ').trim() || 'Sin título';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
