import { useState } from 'react';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import type { Words } from '../words.ts';
import { folderOf } from './find-media.ts';

/** So many files are shown at first, and so many more each time. */
const step = 60;

interface MediaGridProps {
  items: readonly ServedMedia[];
  selected: string | null;
  words: Words;
  onSelect(item: ServedMedia): void;
}

/** The files of the library as pictures with their names. */
export function MediaGrid({ items, selected, words, onSelect }: MediaGridProps) {
  const [most, setMost] = useState(step);
  const left = items.length - most;
  return (
    <>
      <ul className="media-grid" aria-label={words('mediaFiles')}>
        {items.slice(0, most).map((item) => (
          <li key={item.path}>
            <button type="button" aria-pressed={item.path === selected} onClick={() => onSelect(item)}>
              <Thumbnail item={item} />
              <span className="media-name">{item.name}</span>
              <span className="media-facts">
                {[
                  folderOf(item),
                  item.usedIn > 0 ? words('mediaUses', { count: item.usedIn }) : words('mediaUnused'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="studio-button media-more" onClick={() => setMost(most + step)}>
          {words('mediaMore', { count: left })}
        </button>
      )}
    </>
  );
}

/** The picture itself, small, or the kind of file in letters. */
export function Thumbnail({ item }: { item: ServedMedia }) {
  const kind = item.name.split('.').at(-1) ?? '';
  return item.thumbnail ? (
    // biome-ignore lint/performance/noImgElement: the library serves small pictures itself
    <img className="media-thumbnail" src={item.thumbnail} alt="" loading="lazy" decoding="async" />
  ) : (
    <span className="media-thumbnail media-kind" aria-hidden="true">
      {kind}
    </span>
  );
}
