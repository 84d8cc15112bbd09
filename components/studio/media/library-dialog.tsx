import { useEffect, useRef, useState } from 'react';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import type { StoredMedia } from '#lib/cms/media/store-upload.ts';
import { askInDialog } from '../dialog.tsx';
import type { Words } from '../words.ts';
import { FileButton } from './file-button.tsx';
import { findMedia, foldersOf, type MediaSearch } from './find-media.ts';
import { MediaDetails } from './media-details.tsx';
import { MediaGrid } from './media-grid.tsx';
import { MediaSearchForm } from './media-search-form.tsx';
import type { MediaSource } from './media-source.ts';
import { useTakenFiles } from './taken-files.ts';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

/** What the library is opened for. */
export interface LibraryRequest {
  source: MediaSource;
  words: Words;
  /** Where new files go, such as `public/media/services`. */
  folder: string;
  /** What is being chosen; `null`: nothing, somebody tidies up. */
  choosing: 'image' | 'file' | null;
  /** Files to take in at once. */
  files?: readonly File[];
  /** What to do next, instead of how files come in. */
  hint?: string;
}

/** Opens the media library over the page; resolves with the file that was chosen. */
export async function openLibrary(request: LibraryRequest): Promise<ServedMedia | null> {
  const before = document.activeElement;
  const chosen = await askInDialog<ServedMedia>((answer) => <Library {...request} onAnswer={answer} />);
  if (before instanceof HTMLElement) before.focus();
  return chosen;
}

type LibraryProps = LibraryRequest & { onAnswer(item: ServedMedia | null): void };

function Library({ source, words, folder, choosing, files, hint, onAnswer }: LibraryProps) {
  const [items, setItems] = useState(source.known);
  const [search, setSearch] = useState<MediaSearch>({
    ...{ query: '', folder: null, isUnused: false, isPicture: choosing === 'image' },
  });
  const [selected, select] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const first = useRef<HTMLElement | null>(null);
  const look = async () => {
    try {
      setItems(await source.list());
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    }
  };
  const { uploads, add } = useUploads(source, (item: StoredMedia) => {
    select(item.path);
    setItems((known) => withItem(known ?? [], item));
  });
  const isOver = useTakenFiles(words, (taken) => add(taken, { folder }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    void look();
    if (files) add(files, { folder });
  }, []);
  const found = items && findMedia(items, search);
  const item = items?.find(({ path }) => path === selected);
  return (
    <div className="media-library" data-over={isOver}>
      <header>
        <h2 id="studio-dialog-title">{words(titles[choosing ?? 'none'])}</h2>
        <FileButton
          isMultiple
          isMain
          words={words}
          label={words('mediaUpload')}
          onFiles={(taken) => add(taken, { folder })}
        />
        <button type="button" className="studio-button" onClick={() => onAnswer(null)}>
          {words('close')}
        </button>
      </header>
      <p className="media-hint">{hint ?? words('mediaHint')}</p>
      <UploadList uploads={uploads} words={words} />
      <MediaSearchForm
        words={words}
        search={search}
        folders={foldersOf(items ?? [])}
        isForPictures={choosing === 'image'}
        onSearch={setSearch}
      />
      <p role="status" className="media-note">
        {note || (found ? words('mediaFound', { count: found.length }) : words('mediaLoading'))}
      </p>
      <div className="media-shelf">
        {item && (
          <MediaDetails
            key={item.path}
            {...{ item, words, first }}
            onChoose={choosing && (choosing === 'file' || item.thumbnail) ? onAnswer : null}
            onReplace={(file) => add([file], { folder, replaces: item })}
            onDelete={async () => {
              try {
                await source.remove(item);
                setNote(words('mediaDeleted', { name: item.name }));
                select(null);
              } catch (error) {
                setNote(error instanceof Error ? error.message : String(error));
              }
              await look();
            }}
          />
        )}
        <div>
          {found && (
            <MediaGrid
              key={JSON.stringify(search)}
              {...{ items: found, selected, words }}
              onSelect={({ path }) => {
                setNote('');
                select(path);
                // What has just been selected is drawn by then.
                requestAnimationFrame(() => first.current?.focus());
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

const titles = { image: 'mediaChoosePicture', file: 'mediaChooseFile', none: 'mediaTitle' } as const;

function withItem(items: readonly ServedMedia[], item: ServedMedia): ServedMedia[] {
  return [item, ...items.filter(({ path }) => path !== item.path)];
}
