import type { Words } from '../words.ts';
import { carriesFiles, filesIn } from './taken-files.ts';

/**
 * Hands over files that are dropped or pasted where no field waits for them: the browser would leave the page
 * for a file that is dropped, and the control for texts swallows it.
 */
export function catchFiles(words: Words, onFiles: (files: File[]) => void): void {
  const take = (event: Event, data: DataTransfer | null) => {
    event.preventDefault();
    event.stopPropagation();
    onFiles(filesIn(data, words));
  };
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event.dataTransfer)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (carriesFiles(event.dataTransfer) && !event.defaultPrevented) take(event, event.dataTransfer);
  });
  const isText = ({ target }: Event) =>
    target instanceof Element && target.closest('[data-slate-editor], textarea') !== null;
  const before = { capture: true };
  document.addEventListener(
    'drop',
    (event) => {
      if (isText(event) && carriesFiles(event.dataTransfer)) take(event, event.dataTransfer);
    },
    before,
  );
  document.addEventListener(
    'paste',
    (event) => {
      const data = event.clipboardData;
      // What comes out of a word processor is text, and only by the way a picture of it.
      const isPlainFile = carriesFiles(data) && !data?.types.some((type) => type.startsWith('text/'));
      if (isText(event) && isPlainFile) take(event, data);
    },
    before,
  );
}
