/// <reference path="../preview/decap-modules.d.ts" />
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { useState, useSyncExternalStore } from 'react';
import { locales } from '#lib/i18n/locales.ts';
import type { ImmutableMap } from '../preview/draft.ts';
import type { Words } from '../words.ts';
import { addressOf } from './find-media.ts';
import { elsewhereInEntry, formPlace, lacksAlternativeText } from './form-place.ts';
import { openLibrary } from './library-dialog.tsx';
import type { MediaSource } from './media-source.ts';
import { carriesFiles, filesIn } from './taken-files.ts';

/** What Decap hands to a control. */
export interface MediaControlProps {
  value?: unknown;
  onChange(value: string): void;
  forID: string;
  classNameWrapper: string;
  field: ImmutableMap;
  collection: ImmutableMap;
  locale?: string;
  parentIds?: readonly string[];
}

export interface MediaControlTools {
  source: MediaSource;
  words: Words;
  kind: 'image' | 'file';
}

/** A picture or file of the entry: chosen in the library, dropped or pasted; one of another language is offered. */
export function MediaControl({ tools, ...props }: MediaControlProps & { tools: MediaControlTools }) {
  const { source, words, kind } = tools;
  const { onChange, forID, field, collection } = props;
  const [isOver, setOver] = useState(false);
  const value = typeof props.value === 'string' ? props.value : '';
  const folder = `public/media/${String(collection.get('name'))}`;
  const choose = async (files?: readonly File[]) => {
    const chosen = await openLibrary({ source, words, folder, choosing: kind, ...(files && { files }) });
    if (chosen) onChange(addressOf(chosen));
  };
  const take = (event: { preventDefault(): void; stopPropagation(): void }, data: DataTransfer) => {
    setOver(false);
    if (!carriesFiles(data)) return;
    event.preventDefault();
    event.stopPropagation();
    void choose(filesIn(data, words));
  };
  const place = formPlace(String(field.get('name')), props.locale, props.parentIds ?? []);
  // Decap draws a control again when its own value changes, not when another language's does.
  const draft = useSyncExternalStore(store.subscribe, () => store.getState().entryDraft);
  const offered = value || !place ? null : elsewhereInEntry(draft, place);
  return (
    // biome-ignore lint/a11y/useSemanticElements: Decap puts a label before it, so a legend would be said twice
    <div
      id={forID}
      role="group"
      tabIndex={-1}
      aria-label={String(field.get('label') ?? '')}
      className={`${props.classNameWrapper} media-control`}
      data-over={isOver}
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => take(event, event.dataTransfer)}
      onPaste={(event) => take(event, event.clipboardData)}
    >
      {/* biome-ignore lint/performance/noImgElement: the library serves small pictures itself */}
      {value && kind === 'image' && <img className="media-thumbnail" src={smallOf(value)} alt="" />}
      <p>{value || words(kind === 'image' ? 'mediaNoPicture' : 'mediaNoFile')}</p>
      {value && place && lacksAlternativeText(draft, place) && (
        <p className="media-missing">{words('mediaNeedsAlt')}</p>
      )}
      <div className="media-control-buttons">
        <button type="button" className="studio-button" onClick={() => void choose()}>
          {words(value ? 'mediaOther' : kind === 'image' ? 'mediaChoosePicture' : 'mediaChooseFile')}
        </button>
        {offered && (
          <button type="button" className="studio-button" onClick={() => onChange(offered.value)}>
            {words('mediaOffered', {
              language: locales[offered.locale].name,
              name: offered.value.split('/').at(-1) ?? '',
            })}
          </button>
        )}
        {value && (
          <button type="button" className="studio-button" onClick={() => onChange('')}>
            {words('mediaTakeOut')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Width that suits the form, for files of this site. */
function smallOf(address: string): string {
  return address.startsWith('/media/') ? `${encodeURI(address)}?w=320` : address;
}
