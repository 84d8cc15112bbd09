import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';

/** What an editor did, as the history of the repository tells it. */
export interface Deed {
  action: 'create' | 'change' | 'delete' | 'move' | 'publish' | 'unpublish' | 'restore' | 'translate' | 'fix';
  /** The label of the collection in the site's default language; `null` for uploads. */
  collection: string | null;
  title: string;
  /** The languages whose files the commit touches; empty where an entry has none. */
  locales: readonly Locale[];
  /** What was changed, by the labels of the fields; instead of the general word. */
  details?: readonly string[];
}

/** Git's own tools cut subjects that are much longer. */
const longest = 100;

/** One line in the site's default language: `Servicios: «Matchfunding» (es) — título, descripción`. */
export function commitMessage({ action, collection, title, locales, details = [] }: Deed): string {
  const translate = translator(defaultLocale);
  const what = details.length > 0 ? details.map(oneLine).join(', ') : translate(`cms.commit.${action}`);
  const subject = (name: string) =>
    translate('cms.commit.subject', {
      collection: oneLine(collection ?? translate('cms.commit.media')),
      title: name,
      locales: locales.length > 0 ? ` (${locales.join(', ')})` : '',
      what,
    });
  const name = oneLine(title);
  const excess = subject(name).length - longest;
  const room = Math.max(20, name.length - excess - 1);
  return cut(subject(excess > 0 && name.length > room ? `${cut(name, room)}…` : name), longest * 2);
}

/** The message of a commit that takes back another. */
export function undoMessage(subject: string): string {
  return translator(defaultLocale)('cms.commit.undo', { subject: oneLine(subject.split('\n')[0] ?? '') });
}

/** The message of the first commit, where the content was in no repository. */
export function firstMessage(): string {
  return translator(defaultLocale)('cms.commit.first');
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Never in the middle of a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('').trimEnd();
}
