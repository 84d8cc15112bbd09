import { useId } from 'react';
import type { Words } from '../words.ts';
import type { MediaSearch } from './find-media.ts';

interface MediaSearchFormProps {
  words: Words;
  search: MediaSearch;
  folders: readonly string[];
  /** Whether nothing but pictures can be chosen anyway. */
  isForPictures: boolean;
  onSearch(search: MediaSearch): void;
}

/** Narrows down what the library shows, while it is typed. */
export function MediaSearchForm({ words, search, folders, isForPictures, onSearch }: MediaSearchFormProps) {
  const id = useId();
  const everywhere = '*';
  return (
    <search className="media-search">
      <div>
        <label htmlFor={`${id}query`}>{words('mediaSearch')}</label>
        <input
          id={`${id}query`}
          type="search"
          value={search.query}
          onChange={({ currentTarget }) => onSearch({ ...search, query: currentTarget.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}folder`}>{words('mediaFolder')}</label>
        <select
          id={`${id}folder`}
          value={search.folder ?? everywhere}
          onChange={({ currentTarget: { value } }) =>
            onSearch({ ...search, folder: value === everywhere ? null : value })
          }
        >
          <option value={everywhere}>{words('mediaAllFolders')}</option>
          {folders.map((folder) => (
            <option key={folder} value={folder}>
              {folder || words('mediaTopFolder')}
            </option>
          ))}
        </select>
      </div>
      <Check
        label={words('mediaOnlyUnused')}
        checked={search.isUnused}
        onChange={(isUnused) => onSearch({ ...search, isUnused })}
      />
      {!isForPictures && (
        <Check
          label={words('mediaOnlyPictures')}
          checked={search.isPicture}
          onChange={(isPicture) => onSearch({ ...search, isPicture })}
        />
      )}
    </search>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange(isChecked: boolean): void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="media-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
