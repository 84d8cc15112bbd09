/// <reference path="../preview/decap-modules.d.ts" />
import CMS from 'decap-cms-app';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { translationNote } from '#lib/cms/config/translation-field.ts';
import type { OlderTranslation } from '#lib/cms/translation/translation-actions.ts';
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locales.ts';
import type { CmsClient } from '../cms-client.ts';
import type { ImmutableMap } from '../preview/draft.ts';
import { filePath, formValue } from '../preview/entry-text.ts';
import type { Words } from '../words.ts';
import { startTranslation } from './start-translation.ts';
import { type ReadField, translationState } from './translation-state.ts';

/** What the line works with. */
export interface TranslationTools {
  client: Pick<CmsClient, 'ask'>;
  words: Words;
  /** The language of the person. */
  spoken: Locale;
}

/** What Decap hands to a control, as far as it is read here. */
interface ControlProps {
  collection: ImmutableMap;
  locale?: string;
}

/** Says above each form how its language stands to the others, and lets people start from the original. */
export function registerTranslationNote(tools: TranslationTools): void {
  const control = (props: ControlProps) => <TranslationNote {...props} {...tools} />;
  // Decap types a control as its properties.
  CMS.registerWidget(translationNote, control as never);
}

function TranslationNote({ collection, locale, ...tools }: ControlProps & TranslationTools) {
  const { words, spoken } = tools;
  const entryDraft = useSyncExternalStore(store.subscribe, () => store.getState().entryDraft);
  const own = isLocale(locale) ? locale : defaultLocale;
  const read: ReadField = (code, name) => formValue({ collection, state: { entryDraft } }, code, name);
  const state = translationState(read, own);
  const older = useOlder(tools.client, { collection, entryDraft }).find(({ language }) => language === own);
  const names = new Intl.DisplayNames([spoken], { type: 'language' });
  const nameOf = (code: Locale) => names.of(code) ?? code;
  return (
    <div className="studio-translation" role="status">
      {state?.kind === 'missing' && (
        <>
          <p>{words('translationMissing', { language: nameOf(own) })}</p>
          <button
            type="button"
            className="studio-button"
            onClick={() => startTranslation(fieldsOf(collection), read, { from: state.from, to: own })}
          >
            {words('translationStart', { language: nameOf(state.from) })}
          </button>
        </>
      )}
      {state?.kind === 'copied' && <p>{words('translationCopied', { language: nameOf(state.from) })}</p>}
      {!state && older && (
        <p>
          {words('translationOlder', { changed: older.changed, sourceChanged: older.sourceChanged })}{' '}
          <a href={older.compare} target="_blank" rel="noreferrer">
            {words('translationCompare')}
          </a>
        </p>
      )}
    </div>
  );
}

/** Which languages are behind; asked again when the entry was saved. */
function useOlder(
  client: TranslationTools['client'],
  { collection, entryDraft }: { collection: ImmutableMap; entryDraft: ImmutableMap },
): readonly OlderTranslation[] {
  const [older, setOlder] = useState<readonly OlderTranslation[]>([]);
  const path = String(entryDraft.getIn(['entry', 'path']) ?? '');
  const file = path && filePath(collection, path, defaultLocale);
  const isSaved = entryDraft.get('hasChanged') !== true;
  useEffect(() => {
    if (!file || !isSaved) return;
    let isAwaited = true;
    client.ask('translations', { path: file }).then(
      (answer) => isAwaited && setOlder(answer.older),
      // The line is a help: without it the entry can be edited all the same.
      () => isAwaited && setOlder([]),
    );
    return () => {
      isAwaited = false;
    };
  }, [client, file, isSaved]);
  return older;
}

function fieldsOf(collection: ImmutableMap): Iterable<ImmutableMap> {
  // A folder of entries has its fields in a list of Decap's maps.
  return collection.get('fields') as Iterable<ImmutableMap>;
}
