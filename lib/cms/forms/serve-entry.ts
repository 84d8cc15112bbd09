import { stringify } from 'yaml';
import { fieldNames } from '#lib/content/collections/field-names.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Entry } from '#lib/content/entry.ts';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { draftNameIn } from '#lib/content/publication/draft-place.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { isRecord } from '../merge/front-matter/empty-values.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';
import type { VirtualField } from '../merge/front-matter/virtual-fields.ts';
import { withPlainEndings } from '../merge/line-endings.ts';
import { identityFields, requiredFields } from './language-fields.ts';
import { hasOddKeys } from './odd-keys.ts';
import { holdsAll, readAsDecap } from './read-as-decap.ts';
import { withServedPublication } from './served-publication.ts';

/** The key under which a file carries its revision through the studio, also through drafts kept by the browser. */
export const revisionKey = '_revision';

/** Says that the file did not exist when it was served. */
export const noRevision = 'none';

/** The key under which a stub carries what it says instead of words of its own. */
const lentKey = '_lent';

/** Front matter that is served although the file `id` does not have it, to be taken out of what comes back. */
export function virtualFields(id: string): VirtualField[] {
  return [
    { key: revisionKey },
    { key: lentKey },
    { key: 'published', value: draftNameIn(id) === null },
    { key: 'hide', value: false },
  ];
}

/** What a stub lent to the form whose text this is, carried by it: by now its original may have another title. */
export function loanFields(raw: string): VirtualField[] {
  const { yaml } = splitDocument(withPlainEndings(raw));
  const lent = yaml.includes(lentKey) ? parseYaml(yaml)?.data[lentKey] : null;
  return isRecord(lent) ? Object.entries(lent).map(([key, value]) => ({ key, value })) : [];
}

/** A file that is to be served to the studio. */
export interface ServedText {
  text: string;
  revision: string;
  /** The fields of its collection. */
  known: readonly string[];
  /** Whether it is a draft by the place where it stands; counts for nothing but the switch that is shown. */
  isDraft?: boolean;
}

/** Fields that the form shows as they count, although the file may say them in other words. */
const publicationFields = new Set(['published', 'hide', 'publish_at', 'unpublish_at']);

/**
 * A file as the studio gets it: front matter that Decap can parse and that says what the site reads, with the
 * file's revision, and whether and when it is public where the file leaves that out or says it in other words.
 * `null` if no form can hold it.
 */
export function formText(served: ServedText): string | null {
  const read = readForForm(served.text);
  if (!read || hasOddKeys(read.yaml)) return null;
  const { yaml, body } = read;
  const written = stringify(read.data, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
  const texts = [yaml, written].map((candidate) => joined({ ...served, yaml: candidate, body }));
  const fields = Object.entries(read.data).filter(([key]) => !publicationFields.has(key));
  const data = Object.fromEntries(fields);
  return texts.find((text) => holdsAll(readAsDecap(text), { data, body })) ?? null;
}

/** The same for a list, where no form is made of it: what cannot be read is shown by its revision alone. */
export function listedText(served: ServedText): string {
  const { yaml = '', body = '' } = readForForm(served.text) ?? {};
  return joined({ ...served, yaml, body });
}

/** A file without any front matter is a text that has none yet. */
function readForForm(text: string): { yaml: string; body: string; data: Record<string, unknown> } | null {
  const plain = withPlainEndings(text);
  if (splitDocument(plain).opening === '') return { yaml: '', body: plain.replace(/^\ufeff/, ''), data: {} };
  const { yaml, body, data, unreadable } = readFrontMatter(plain);
  return unreadable ? null : { yaml, body, data };
}

function joined({
  yaml: read,
  body,
  revision,
  known,
  isDraft = false,
}: Omit<ServedText, 'text'> & { yaml: string; body: string }) {
  const yaml = withServedPublication(read, known);
  const isDocument = known.includes('published');
  const hasSwitch = /^["']?published["']?\s*:/m.test(yaml);
  const lines = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`;
  const added = `${isDocument && !hasSwitch ? `published: ${!isDraft}\n` : ''}${revisionKey}: "${revision}"\n`;
  return `---\n${lines}${added}---\n${body}`;
}

/**
 * What stands for the text of an entry in a language that it is not written in, under the id `id`: Decap saves
 * every language at once, and cannot do so where it was served nothing.
 */
export function stubFor(original: Entry, id: string, locale: Locale): string {
  const lent = lentFields(original, id, locale);
  const served = {
    ...pick(original.data, identityFields(original.collection)),
    ...lent,
    ...(fieldNames(id).includes('published') && { published: draftNameIn(id) === null }),
    [revisionKey]: noRevision,
    ...(Object.keys(lent).length > 0 && { [lentKey]: lent }),
  };
  return `---\n${stringify(served)}---\n`;
}

/** What the stub under `id` says instead of the language's own words, because Decap asks for them. */
function lentFields(original: Entry, id: string, locale: Locale): Record<string, unknown> {
  if (contentFile(id)?.locale !== defaultLocale) return {};
  const lent = pick(original.data, requiredFields(original.collection));
  const language = (original.locale ?? '').toUpperCase();
  const title = () => translator(locale)('cms.entries.only', { title: String(lent.title), language });
  return 'title' in lent ? { ...lent, title: title() } : lent;
}

function pick(data: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.flatMap((key) => (data[key] === undefined || data[key] === null ? [] : [[key, data[key]]])),
  );
}

/** The revision that a file carries; `null` if it carries none. */
export function carriedRevision(raw: string): string | null {
  const { yaml } = splitDocument(withPlainEndings(raw));
  return (
    new RegExp(`^${revisionKey}:\\s*["']?([0-9a-f]{40,64}|${noRevision})["']?\\s*$`, 'm').exec(yaml)?.[1] ??
    null
  );
}
