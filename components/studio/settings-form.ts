import type { ServedFile } from '#lib/cms/entries/list-entries.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import type { DataFile } from './decap-files.ts';

const form = /^content\/settings\/([\w-]+\.md)$/;
const document = /^---\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/;

/** The files that one form of settings stands for, one of each language; `null` for any other path. */
export function settingsPaths(path: string): Record<Locale, string> | null {
  const [, name] = form.exec(path) ?? [];
  if (!name) return null;
  const pairs = localeCodes.map((locale) => [locale, `content/settings/${locale}/${name}`]);
  return Object.fromEntries(pairs) as Record<Locale, string>;
}

/** One document with a map for each language, as Decap wants it to show languages side by side. */
export function joinSettings(path: string, files: Record<Locale, ServedFile>): ServedFile {
  const parts = localeCodes.flatMap((locale) => {
    const [, frontMatter] = document.exec(files[locale].data ?? '') ?? [];
    if (!frontMatter?.trim()) return [];
    return [`${locale}:`, ...frontMatter.split(/\r?\n/).map((line) => (line ? `  ${line}` : line))];
  });
  const id = localeCodes.map((locale) => files[locale].file.id ?? '').join('-');
  return { data: ['---', ...parts, '---', ''].join('\n'), file: { path, label: '', id } };
}

/** Takes such a document apart again; a language of which nothing is left has no file. */
export function splitSettings({ path, slug, raw }: DataFile): DataFile[] {
  const paths = settingsPaths(path);
  if (!paths) return [{ path, slug, raw }];
  const [, frontMatter = ''] = document.exec(raw) ?? [];
  return localeCodes.flatMap((locale) => {
    const text = mapOf(locale, frontMatter.split('\n'));
    return text.length > 0
      ? [{ path: paths[locale], slug, raw: ['---', ...text, '---', ''].join('\n') }]
      : [];
  });
}

/** The lines of a top-level map, without its indentation. */
function mapOf(key: string, lines: readonly string[]): string[] {
  const start = lines.indexOf(`${key}:`);
  if (start === -1) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return (end === -1 ? rest : rest.slice(0, end)).map((line) => line.replace(/^ {2}/, ''));
}
