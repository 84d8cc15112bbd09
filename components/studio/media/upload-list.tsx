import type { Words } from '../words.ts';
import type { Upload, UploadState } from './use-uploads.ts';

/** What becomes of each file that was given to the library, the latest first. */
export function UploadList({ uploads, words }: { uploads: readonly Upload[]; words: Words }) {
  if (uploads.length === 0) return null;
  return (
    <ul className="media-uploads" aria-label={words('mediaUploads')}>
      {uploads.map(({ id, name, state }) => (
        <li key={id} data-state={state.kind}>
          <UploadLine name={name} state={state} words={words} />
        </li>
      ))}
    </ul>
  );
}

function UploadLine({ name, state, words }: { name: string; state: UploadState; words: Words }) {
  if (state.kind === 'refused') return <p role="alert">{state.why}</p>;
  if (state.kind === 'stored') return <p>{storedWords(name, state, words)}</p>;
  const part = state.kind === 'sending' ? state.part : 0;
  const percent = Math.round(part * 100);
  const what = state.kind === 'waiting' ? 'mediaWaiting' : part < 1 ? 'mediaSending' : 'mediaPreparing';
  return (
    <>
      <p>{words(what, { name, percent })}</p>
      {part < 1 ? <progress value={part} aria-label={name} /> : <progress aria-label={name} />}
    </>
  );
}

function storedWords(
  name: string,
  { item, isReplaced }: Extract<UploadState, { kind: 'stored' }>,
  words: Words,
): string {
  if (isReplaced) return words('mediaReplaced', { name: item.name });
  if (!item.isNew) return words('mediaKnown', { name, stored: item.name });
  return words(item.name === name ? 'mediaStored' : 'mediaStoredAs', { name, stored: item.name });
}
