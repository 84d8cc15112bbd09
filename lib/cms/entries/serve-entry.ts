import { stringify } from 'yaml';
import type { Entry } from '#lib/content/entry.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { VirtualField } from '../merge/front-matter/virtual-fields.ts';
import { splitDocument } from '../merge/split-document.ts';
import { withServedPublication } from './served-publication.ts';

/** The key under which a file carries its revision through the studio, also through drafts kept by the browser. */
export const revisionKey = '_revision';

/** Says that the file did not exist when it was served. */
export const noRevision = 'none';

/** Fields that all languages of an entry share: a file with nothing else says nothing. */
export const sharedFields = [
  'layout',
  'slug',
  'uid',
  'family',
  'order',
  'collaborators',
  'image',
  'published',
  'publish_at',
  'unpublish_at',
  'hide',
  'aliases',
];

/** Front matter that is served although the file does not have it, to be taken out of what comes back. */
export function virtualFields(stubTitle?: string): VirtualField[] {
  return [
    { key: revisionKey },
    { key: 'published', value: true },
    { key: 'hide', value: false },
    ...(stubTitle === undefined ? [] : [{ key: 'title', value: stubTitle }]),
  ];
}

/**
 * A file as the studio gets it: with its revision, and whether and when it is public where the file leaves that out
 * or says it in other words; `known` are the fields of its collection.
 */
export function withVirtualFields(text: string, revision: string, known: readonly string[]): string {
  const { opening, yaml: written, closing, body } = splitDocument(text.replaceAll('\r\n', '\n'));
  const yaml = withServedPublication(written, known);
  const isDocument = known.includes('published');
  const hasSwitch = /^["']?published["']?\s*:/m.test(yaml);
  const lines = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`;
  const added = `${isDocument && !hasSwitch ? 'published: true\n' : ''}${revisionKey}: "${revision}"\n`;
  return (opening || '---\n') + lines + added + (closing || '---\n') + body;
}

/** What stands for the default language's text of an entry that is written in another language only. */
export function stubFor(entry: Entry, locale: Locale): { title: string; text: string } {
  const given = 'title' in entry.data ? String(entry.data.title) : entry.slug;
  const language = (entry.locale ?? '').toUpperCase();
  const title = translator(locale)('cms.entries.only', { title: given, language });
  const shared = Object.fromEntries(
    Object.entries(entry.data).filter(([key]) => ['layout', 'slug', 'uid', 'family'].includes(key)),
  );
  return { title, text: `---\n${stringify({ ...shared, title, [revisionKey]: noRevision })}---\n` };
}

/** The revision that a file carries; `null` if it carries none. */
export function carriedRevision(raw: string): string | null {
  const { yaml } = splitDocument(raw.replaceAll('\r\n', '\n'));
  return (
    new RegExp(`^${revisionKey}:\\s*["']?([0-9a-f]{40,64}|${noRevision})["']?\\s*$`, 'm').exec(yaml)?.[1] ??
    null
  );
}
