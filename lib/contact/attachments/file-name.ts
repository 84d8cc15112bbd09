import { type FileType, fileKinds } from '#lib/files/file-kinds.ts';
import { cleanLine } from '#lib/text/clean-text.ts';

const longest = 100;

/**
 * The name under which a file is kept: without a path, without signs that systems read in their own way, and
 * with the ending of what the file is, whatever it claimed to be.
 */
export function fileName(given: string, type: FileType): string {
  const ending = fileKinds[type];
  const last = cleanLine(given).split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/^[.\s-]+|[.\s]+$/g, '');
  const short = [...stem].slice(0, longest).join('').trim();
  return `${short || 'archivo'}.${ending}`;
}

/** The name of a file as its sender is told of it. */
export function shownName(given: string): string {
  return [...cleanLine(given)].slice(0, longest).join('');
}
