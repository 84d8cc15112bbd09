import { stringify } from 'yaml';
import type { Entry } from '#lib/content/entry.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { VirtualField } from '../merge/front-matter/virtual-fields.ts';
import { splitDocument } from '../merge/split-document.ts';

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

/** A file as the studio gets it: with its revision, and the switch for publishing where the file leaves it out. */
export function withVirtualFields(text: string, revision: string, isDocument: boolean): string {
  const { opening, yaml, closing, body } = splitDocument(text.replaceAll('\r\n', '\n'));
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
