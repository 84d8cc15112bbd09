import { useRef } from 'react';
import type { Words } from '../words.ts';

interface FileButtonProps {
  words: Words;
  label: string;
  /** The only ending that fits; any if not given. */
  ending?: string;
  isMultiple?: boolean;
  isMain?: boolean;
  onFiles(files: File[]): void;
}

/** A button that opens the system's dialog for files. */
export function FileButton({
  words,
  label,
  ending,
  isMultiple = false,
  isMain = false,
  onFiles,
}: FileButtonProps) {
  const className = `studio-button ${isMain ? 'media-main' : ''}`;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        accept={ending ?? uploadEndings}
        aria-label={words('mediaUpload')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be given again, such as after a refusal.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What the server takes; it judges by content, this only spares a walk. */
const uploadEndings = '.jpg,.jpeg,.png,.webp,.gif,.avif,.svg,.pdf,.odt,.docx,.mp4';
