import { isSettings } from '#lib/content/collections/entry-kinds.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { settingsFiles } from '../config/settings-files.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle, studioAddress } from '../entries/entry-names.ts';
import { pairEntries } from '../entries/pairing.ts';

/** An entry that shows a medium. */
export interface MediaUse {
  /** Its title, with its language where the collection has several. */
  label: string;
  /** Where it is edited; `null` where the studio has no form for it. */
  href: string | null;
}

/** Makes the function that names an entry as people know it. */
export function namesOfUses({ content }: Pick<StudioContext, 'content'>, locale: Locale) {
  const pairing = pairEntries(content.index.all());
  return (id: string): MediaUse => {
    const language = contentFile(id)?.locale;
    const title = titleOf(id, locale) ?? entryTitle(content, id);
    return { label: language ? `${title} (${language})` : title, href: studioAddress(pairing, id) };
  };
}

/** Settings have no title of their own; their forms have. */
function titleOf(id: string, locale: Locale): string | null {
  const file = contentFile(id);
  const form = file && isSettings(file) && settingsForm(file.stem);
  return form ? translator(locale)(`studio.settings.${form}`) : null;
}

function settingsForm(stem: string) {
  const names = Object.keys(settingsFiles) as (keyof typeof settingsFiles)[];
  return names.find((name) => name === stem) ?? null;
}
