import { useEffect, useRef, useState } from 'react';
import type { Words } from '../words.ts';

/** The files that were dropped or pasted; a pasted picture, which browsers call `image.png`, is named by its day. */
export function filesIn(data: DataTransfer | null, words: Words): File[] {
  return [...(data?.files ?? [])].map((file) => {
    if (!/^image\.\w+$/.test(file.name)) return file;
    const name = `${words('mediaPastedName')}-${new Date().toISOString().slice(0, 10)}.${file.name.split('.').at(-1)}`;
    return new File([file], name, { type: file.type });
  });
}

/** Whether what is being dragged over the page are files. */
export function carriesFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/** Takes files that are dropped or pasted anywhere on the page; says whether some are being dragged over it. */
export function useTakenFiles(words: Words, onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const end = new AbortController();
    // Before the editor below, which would take them as text.
    const options = { capture: true, signal: end.signal };
    const receive = (event: Event, data: DataTransfer | null) => {
      setOver(false);
      if (!carriesFiles(data)) return;
      event.preventDefault();
      event.stopPropagation();
      take.current(filesIn(data, words));
    };
    document.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      options,
    );
    document.addEventListener(
      'dragleave',
      ({ relatedTarget }) => relatedTarget === null && setOver(false),
      options,
    );
    document.addEventListener('drop', (event) => receive(event, event.dataTransfer), options);
    document.addEventListener('paste', (event) => receive(event, event.clipboardData), options);
    return () => end.abort();
  }, [words]);
  return isOver;
}
