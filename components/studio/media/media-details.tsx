import { type RefObject, useState } from 'react';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import type { Words } from '../words.ts';
import { FileButton } from './file-button.tsx';
import { addressOf } from './find-media.ts';
import { Thumbnail } from './media-grid.tsx';

interface MediaDetailsProps {
  item: ServedMedia;
  words: Words;
  /** What is reached first once a file has been selected. */
  first: RefObject<HTMLElement | null>;
  /** `null` where nothing is being chosen. */
  onChoose: ((item: ServedMedia) => void) | null;
  onReplace(file: File): void;
  onDelete(): Promise<void>;
}

/** One file: where it is used, and what can be done with it. */
export function MediaDetails({ item, words, first, onChoose, onReplace, onDelete }: MediaDetailsProps) {
  return (
    <section className="media-details" aria-labelledby="media-details-title">
      <h3
        id="media-details-title"
        tabIndex={-1}
        ref={(element) => {
          if (!onChoose) first.current = element;
        }}
      >
        {item.name}
      </h3>
      <Thumbnail item={item} />
      <p className="media-facts">
        <a href={item.url} target="_blank" rel="noreferrer">
          {addressOf(item)}
        </a>{' '}
        · {sizeWords(item.size, words)}
      </p>
      {onChoose && (
        <button
          type="button"
          className="studio-button media-main"
          ref={(element) => {
            first.current = element;
          }}
          onClick={() => onChoose(item)}
        >
          {words('mediaChoose', { name: item.name })}
        </button>
      )}
      <Uses item={item} words={words} />
      <FileButton
        words={words}
        label={words('mediaReplace')}
        ending={endingOf(item)}
        onFiles={([file]) => file && onReplace(file)}
      />
      <p className="media-facts">
        {words(item.usedIn > 0 ? 'mediaReplaceUsed' : 'mediaReplaceHint', { count: item.usedIn })}
      </p>
      {item.usedIn > 0 ? (
        <p className="media-facts">{words('mediaDeleteUsed')}</p>
      ) : (
        <DeleteButton words={words} name={item.name} onDelete={onDelete} />
      )}
    </section>
  );
}

function Uses({ item, words }: { item: ServedMedia; words: Words }) {
  return (
    <>
      <h4>{item.usedIn > 0 ? words('mediaUsedIn') : words('mediaUnused')}</h4>
      {item.usedIn > 0 && (
        <ul className="media-uses">
          {item.uses.map(({ label, href }) => (
            <li key={label}>
              {href ? (
                <a href={href} target="_blank" rel="noreferrer">
                  {label}
                </a>
              ) : (
                label
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Asks once more before a file goes. */
function DeleteButton({ words, name, onDelete }: { words: Words; name: string; onDelete(): Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" className="studio-button" onClick={() => setAsking(true)}>
        {words('mediaDelete')}
      </button>
    );
  return (
    <fieldset className="media-question">
      <legend>{words('mediaDeleteSure', { name })}</legend>
      <button type="button" className="studio-button" onClick={() => void onDelete()}>
        {words('mediaDeleteYes')}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the question takes the place of the button that had the focus */}
      <button type="button" className="studio-button" autoFocus onClick={() => setAsking(false)}>
        {words('mediaDeleteNo')}
      </button>
    </fieldset>
  );
}

function endingOf({ name }: ServedMedia): string {
  return `.${name.split('.').at(-1) ?? ''}`;
}

function sizeWords(bytes: number, words: Words): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return words('mediaSize', { size: Math.max(0.1, value).toFixed(value < 10 ? 1 : 0), unit });
}
