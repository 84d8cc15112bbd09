import { type DayMeaning, readMoment } from '../moment.ts';
import type { PublicSpan } from '../schedule.ts';
import { meaningOf } from './meaning-of.ts';
import { foldKey, type KeyKind, kindOfKey, type PublicationField } from './publication-keys.ts';
import { readWordyDate } from './wordy-date.ts';

/** What one key says about being public. */
export interface PublicationMark {
  /** The keys that lead to it, as they are written: one, or two where it stands in a group such as `meta`. */
  path: readonly string[];
  /** Our field that says the same. */
  field: PublicationField;
  written: string;
  /** `hidden`: it hides the document; `moment`: it counts as our field; the others: nobody can tell what it means. */
  says: 'hidden' | 'moment' | 'unclear' | 'unreadable';
  /** The moment that it names. */
  moment: number | null;
  /** Whether it is our own way of saying so, or says nothing that counts: nobody needs to be told. */
  isPlain: boolean;
}

/** Whether and when a document is public, whatever the words in which its front matter says so. */
export interface Publication {
  isReleased: boolean;
  /** `null`: at any time. */
  span: PublicSpan | null;
  /** Every key that says so. */
  marks: PublicationMark[];
}

export interface PublicationSource {
  data: Readonly<Record<string, unknown>>;
  /** How a scalar is written: whether a moment names a zone is lost in a `Date`. */
  writtenAs: (key: string) => string | null;
  /** The keys of the schema: what it knows by such a name says nothing about being public. */
  known?: readonly string[];
}

const ownKeys = ['published', 'hide', 'publish_at', 'unpublish_at'];

/** Reads what front matter says about being public; what hides counts more than what shows. */
export function readPublication({ data, writtenAs, known = [] }: PublicationSource): Publication {
  const marks: PublicationMark[] = [];
  const from: number[] = [];
  const until: number[] = [];
  let isReleased = true;
  for (const { path, key, given, beside } of placesIn(data, known)) {
    const kind = kindOfKey(key);
    const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
    if (!kind || isBlank(value) || isOther(key, known, beside)) continue;
    const written = (value instanceof Date && writtenAs(path.join('.'))) || textOf(value);
    const reading = readValue(kind, written, path.length === 1 ? ownOf(key) : null);
    if (reading.says === 'nothing') continue;
    if (reading.says === 'hidden') isReleased = false;
    if (reading.moment !== null) (reading.field === 'unpublish_at' ? until : from).push(reading.moment);
    const { field, says, moment, isPlain } = reading;
    marks.push({ path, field, written, says, isPlain, moment: Number.isFinite(moment) ? moment : null });
  }
  const span = { from: from.length > 0 ? Math.max(...from) : null, until: earliest(until) };
  return { isReleased, span: span.from === null && span.until === null ? null : span, marks };
}

interface Place {
  path: readonly string[];
  key: string;
  given: unknown;
  /** The keys of the same map. */
  beside: Readonly<Record<string, unknown>>;
}

/** The keys of the front matter, and those of groups that no field of ours is: `meta: {draft: true}`. */
function placesIn(data: Readonly<Record<string, unknown>>, known: readonly string[]): Place[] {
  return Object.entries(data).flatMap(([key, given]): Place[] => {
    const own = { path: [key], key, given, beside: data };
    if (!isGroup(given) || known.includes(key)) return [own];
    const inner = Object.entries(given).map(([name, value]) => ({
      path: [key, name],
      key: name,
      given: value,
      beside: given,
    }));
    return [own, ...inner];
  });
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

interface Reading extends Pick<PublicationMark, 'field' | 'moment' | 'isPlain'> {
  says: PublicationMark['says'] | 'nothing';
}

function readValue(kind: KeyKind, written: string, own: string | null): Reading {
  if (kind === 'publish_at' || kind === 'unpublish_at') return readTime(kind, written, own);
  const meaning = meaningOf(written);
  const base = { field: 'published' as const, moment: null, isPlain: false };
  const hides = kind === 'hidden' ? 'yes' : 'no';
  if (meaning === hides) return { ...base, says: 'hidden', isPlain: own !== null };
  if (meaning === 'hidden') return { ...base, says: 'hidden' };
  if (meaning !== null) return { ...base, says: 'nothing' };
  // `published: 2030-01-01`
  const moment = kind === 'shown' ? readTimeOf(written, 'beginning') : null;
  if (moment !== null) return { ...base, field: 'publish_at', says: 'moment', moment };
  // Of our own fields the schema tells.
  return own === null ? { ...base, says: 'unclear' } : { ...base, says: 'nothing' };
}

function readTime(field: 'publish_at' | 'unpublish_at', written: string, own: string | null): Reading {
  const day = field === 'publish_at' ? 'beginning' : 'end';
  const moment = own === null ? readTimeOf(written, day) : readMoment(written, day);
  if (moment !== null) {
    // What was to be shown from a day long past is shown.
    const isOver = field === 'publish_at' && moment <= Date.now();
    return { field, says: 'moment', moment, isPlain: own !== null || isOver };
  }
  if (own === null && meaningOf(written) === 'no') return { field, says: 'nothing', moment, isPlain: true };
  // Better late than too early.
  const never = field === 'publish_at' ? Number.POSITIVE_INFINITY : null;
  return { field, says: 'unreadable', moment: never, isPlain: false };
}

/** As other systems write a day. */
function readTimeOf(written: string, day: DayMeaning): number | null {
  return readMoment(written, day) ?? readWordyDate(written, day);
}

/** Our own key for which another spelling stands: `Publish-At`. */
function ownOf(key: string): string | null {
  return ownKeys.find((own) => foldKey(own) === foldKey(key)) ?? null;
}

/** Whether a key is a field of its collection by another meaning, or gives way to the right spelling beside it. */
function isOther(key: string, known: readonly string[], data: Readonly<Record<string, unknown>>): boolean {
  if (ownKeys.includes(key)) return false;
  const own = ownOf(key);
  return known.includes(key) || (own !== null && own in data && !isBlank(data[own]));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function earliest(moments: readonly number[]): number | null {
  return moments.length > 0 ? Math.min(...moments) : null;
}
