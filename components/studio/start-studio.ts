import CMS from 'decap-cms-app';
import type { BlockEditor } from '#lib/cms/blocks/block-editor.ts';
import { phrasesFor } from '#lib/cms/config/phrases.ts';
import type { StudioStart } from '#lib/cms/studio-start.ts';
import { wordsIn } from '#lib/fields/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { loadBlockEditors } from './block-editors.ts';
import { createCmsClient } from './cms-client.ts';
import { askAboutConflict } from './conflict-dialog.tsx';
import { tellFailures } from './crash/tell-failures.ts';
import { askAboutDeletion } from './delete-dialog.tsx';
import { deleteFiles } from './delete-files.ts';
import { labelsOf } from './labels.ts';
import { createMediaSource } from './media/media-source.ts';
import { registerMedia } from './media/register-media.tsx';
import { nameControls } from './name-controls.ts';
import { registerNamedOrOwnControl } from './named-or-own-control.tsx';
import { registerObjectControl } from './object-control.tsx';
import { registerPreview } from './preview/register-preview.tsx';
import { registerBlocks } from './register-blocks.ts';
import { reloadEntry } from './reload-entry.ts';
import { createRevisions } from './revisions.ts';
import { saveEntry } from './save-entry.ts';
import { createSignInAgain } from './session-dialog.tsx';
import { fieldOf, shownValue } from './shown-value.ts';
import { createSiteBackend } from './site-backend.ts';
import { createStatus } from './status.tsx';
import { registerTranslationNote } from './translation/translation-note.tsx';
import { createUndo } from './undo.ts';
import { createWords, type Words } from './words.ts';

/** Registers with Decap what this site adds, and starts it. */
export async function startStudio({ config, person, blocks, words: all }: StudioStart): Promise<void> {
  const words = createWords(all);
  const status = createStatus(words);
  tellFailures(window, status, words);
  const client = createCmsClient({
    unreachable: words('unreachable'),
    signedOut: words('sessionLater'),
    signInAgain: createSignInAgain(words),
  });
  const revisions = createRevisions();
  const switchWords = { on: words('yes'), off: words('no') };
  const undo = createUndo(client, status, words);
  const editors = await loadBlockEditors(blocks);
  const labels = labelsOf(config, blockLabels(editors, person.locale));
  CMS.registerLocale(person.locale, phrasesFor(person.locale, CMS.getLocale(person.locale) ?? {}));
  registerObjectControl();
  registerNamedOrOwnControl();
  registerBlockForms(editors, person.locale, words);
  registerMedia(createMediaSource(client, words), words);
  registerTranslationNote({ client, words, spoken: person.locale });
  CMS.registerBackend(
    config.backend.name,
    createSiteBackend({
      client,
      person,
      save: (dataFiles, options) =>
        saveEntry({
          client,
          revisions,
          dataFiles,
          options,
          choose: (conflict) =>
            askAboutConflict(conflict, {
              words,
              labelOf: (key) => labels(conflict.file, key),
              shown: (key, value) => shownValue(value, fieldOf(config, conflict.file, key), switchWords),
            }),
          cancelled: words('conflictCancelled'),
        }),
      remove: (paths) =>
        deleteFiles({
          ...{ client, paths, cancelled: words('deleteCancelled') },
          choose: (plan) => askAboutDeletion(plan, words),
        }),
      onSaved: (saved) => {
        status.saved(saved, undo);
        if (saved.asSent === false) reloadEntry();
      },
      onProgress: status.uploading,
      say: status.say,
      missing: words('entryMissing'),
    }),
  );
  registerPreview(
    config.collections.flatMap(({ name, files = [] }) => [name, ...files.map((file) => file.name)]),
    { client, words, renew: revisions.renew, labelOf: labels },
  );
  document.querySelector('.studio-loading')?.remove();
  nameControls(words);
  // Decap types its own backends only.
  CMS.init({ config: config as unknown as Config });
}

type Config = NonNullable<Parameters<typeof CMS.init>[0]>['config'];

function registerBlockForms(editors: readonly BlockEditor[], locale: Locale, words: Words): void {
  const names = { listItem: words('listItem'), ownChoice: words('ownChoice') };
  registerBlocks(editors, { locale, ...names, choices: noChoices, isLocalized: false }, words);
}

function blockLabels(editors: readonly BlockEditor[], locale: Locale): Record<string, string> {
  return Object.fromEntries(editors.map(({ definition: { name, label } }) => [name, wordsIn(label, locale)]));
}

/** No block names an entry. */
const noChoices = { of: () => [], named: (_field: string, value: string) => value };
