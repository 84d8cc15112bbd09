import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsFiles } from '#lib/cms/config/settings-files.ts';
import type { ServedFile } from '#lib/cms/entries/list-entries.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { joinSettings, settingsPaths, splitSettings } from './settings-form.ts';

const served = (path: string): ServedFile => ({
  data: existsSync(path) ? readFileSync(path, 'utf8') : null,
  file: { path, id: path },
});

it.each(Object.keys(settingsFiles))(
  'the files of %s are put together and apart without losing a byte',
  (name) => {
    const path = `content/settings/${name}.md`;
    const paths = settingsPaths(path);
    if (!paths) throw new Error(`${path} is no form of settings.`);
    const files = Object.fromEntries(localeCodes.map((locale) => [locale, served(paths[locale])])) as Record<
      Locale,
      ServedFile
    >;
    const raw = joinSettings(path, files).data ?? '';
    expect(raw).toMatch(/^---\nes:\n {2}\S/);
    expect(splitSettings({ path, slug: name, raw })).toEqual(
      localeCodes
        .map((locale) => ({ path: paths[locale], slug: name, raw: files[locale].data }))
        .filter((file) => file.raw !== null),
    );
  },
);

it('a language without settings gets no file', () => {
  const raw = '---\nes:\n  name: Platoniq\nen: {}\n---\n';
  expect(splitSettings({ path: 'content/settings/site.md', slug: 'site', raw })).toEqual([
    { path: 'content/settings/es/site.md', slug: 'site', raw: '---\nname: Platoniq\n---\n' },
  ]);
});

it('text over several lines keeps its indentation', () => {
  const data = '---\nlead: |\n  One.\n\n    Two, further in.\nname: X\n---\n';
  const path = 'content/settings/home.md';
  const file = (text: string | null): ServedFile => ({ data: text, file: { path, id: null } });
  // The cast says that every language is in the list of languages.
  const nowhere = Object.fromEntries(localeCodes.map((locale) => [locale, file(null)])) as Record<
    Locale,
    ServedFile
  >;
  const raw = joinSettings(path, { ...nowhere, es: file(data) }).data ?? '';
  expect(splitSettings({ path, slug: 'home', raw })[0]?.raw).toBe(data);
});

it('any other path is left alone', () => {
  expect(settingsPaths('content/settings/es/site.md')).toBeNull();
  expect(settingsPaths('content/services/es/site.md')).toBeNull();
  const file = { path: 'content/services/es/a.md', slug: 'a', raw: '---\nes:\n  x: 1\n---\n' };
  expect(splitSettings(file)).toEqual([file]);
});
