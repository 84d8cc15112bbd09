import { stringify } from 'yaml';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { readMoment, writeMoment } from '#lib/content/moment.ts';
import { type PublicationMark, readPublication } from '#lib/content/publication/read-publication.ts';
import { mergeFrontMatter } from '../merge/front-matter/merge-front-matter.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';

/** A field of the form that shows what stands, although the file says so in other words. */
interface ServedField {
  name: string;
  value: unknown;
  /** The other keys that say it, as they are written: they go when the field is changed. */
  others: PublicationMark[];
}

/** What a form sent in the file's own words, and what it took the place of. */
export interface RestoredText {
  text: string;
  replaced: string[];
}

/** Front matter as the form shows it: whether and when the document is public stands in our own fields. */
export function withServedPublication(yaml: string, known: readonly string[]): string {
  const fields = servedFields(yaml, known);
  const data = parseYaml(yaml)?.data;
  if (!data || fields.length === 0) return yaml;
  const served = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return mergeFrontMatter(yaml, stringify({ ...data, ...served }));
}

/**
 * What a form sent, with the file's own words where the form has left such a field as it was served. Where it has
 * not, the field counts: the other keys that said the same are gone, and named in `replaced`.
 */
export function restorePublication(edited: string, base: string, known: readonly string[]): RestoredText {
  const [before, after] = [base, edited].map((text) => splitDocument(text.replaceAll('\r\n', '\n')));
  const [data, wanted] = [before, after].map((document) => parseYaml(document?.yaml ?? '')?.data);
  if (!before || !after || !data || !wanted) return { text: edited, replaced: [] };
  const replaced: string[] = [];
  let isRestored = false;
  for (const { name, value, others } of servedFields(before.yaml, known)) {
    const sent = wanted[name];
    if (sent === undefined) continue;
    isRestored = true;
    if (isSame(sent, value)) {
      if (name in data) wanted[name] = data[name];
      else delete wanted[name];
      continue;
    }
    for (const { path, written } of others) {
      removeAt(wanted, path);
      replaced.push(`${path.join('.')}: ${written}`);
    }
  }
  for (const name of ['publish_at', 'unpublish_at']) {
    // An emptied time is none.
    if (wanted[name] !== '' || !(name in data || known.includes(name))) continue;
    isRestored = true;
    delete wanted[name];
  }
  if (!isRestored) return { text: edited, replaced };
  const yaml = stringify(wanted);
  return { text: (after.opening || '---\n') + yaml + (after.closing || '---\n') + after.body, replaced };
}

function removeAt(data: Record<string, unknown>, [key = '', inner]: readonly string[]): void {
  const group = data[key];
  if (inner === undefined) delete data[key];
  else if (typeof group === 'object' && group !== null) delete (group as Record<string, unknown>)[inner];
}

function servedFields(yaml: string, known: readonly string[]): ServedField[] {
  if (!known.includes('published')) return [];
  const { data, writtenAs, unreadable } = readFrontMatter(
    `---\n${yaml}${yaml.endsWith('\n') ? '' : '\n'}---\n`,
  );
  if (unreadable) return [];
  const { marks } = readPublication({ data, writtenAs, known });
  const fields = [
    servedSwitch('published', false, { marks, data }),
    servedSwitch('hide', true, { marks, data }),
    servedMoment('publish_at', marks),
    servedMoment('unpublish_at', marks),
  ];
  return fields.filter((field) => field !== null);
}

function servedSwitch(
  name: 'published' | 'hide',
  value: boolean,
  { marks, data }: { marks: readonly PublicationMark[]; data: Readonly<Record<string, unknown>> },
): ServedField | null {
  const hiding = marks.filter(({ field, says, path }) => {
    const isHide = isField(path, 'hide');
    return field === 'published' && says === 'hidden' && isHide === (name === 'hide');
  });
  if (hiding.length === 0 || (data[name] === value && hiding.length === 1)) return null;
  return { name, value, others: hiding.filter(({ path }) => !isField(path, name)) };
}

function servedMoment(
  name: 'publish_at' | 'unpublish_at',
  marks: readonly PublicationMark[],
): ServedField | null {
  const saying = marks.filter(
    ({ field, path, isPlain }) => field === name && (isField(path, name) || !isPlain),
  );
  const [first] = saying;
  if (!first) return null;
  const others = saying.filter(({ path }) => !isField(path, name));
  const unreadable = saying.find(({ says }) => says === 'unreadable');
  const moments = saying.map(({ moment }) => moment).filter((moment) => moment !== null);
  const counting = name === 'publish_at' ? Math.max(...moments) : Math.min(...moments);
  const value = unreadable ? unreadable.written : writeMoment(counting);
  return value === first.written && others.length === 0 ? null : { name, value, others };
}

function isField(path: readonly string[], name: string): boolean {
  return path.length === 1 && path[0] === name;
}

function isSame(sent: unknown, served: unknown): boolean {
  if (typeof sent !== 'string' || typeof served !== 'string') return sent === served;
  const moment = readMoment(sent);
  return sent === served || (moment !== null && moment === readMoment(served));
}
