import { formatWithOptions, stripVTControlCharacters } from 'node:util';
import type { OpenedLog } from './open-log.ts';

/**
 * Lets everything that Next and libraries print, and warnings of Node, become lines of the log. What ends the
 * process is written down first.
 */
export function adoptConsole(log: OpenedLog): void {
  console.log = (...words) => log.info(text(words));
  console.info = console.log;
  console.debug = (...words) => log.debug(text(words));
  console.warn = (...words) => log.warn(text(words));
  console.error = (...words) => log.error(text(words.filter((word) => !isError(word))), words.find(isError));
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn(`${warning.name}: ${warning.message}`));
  process.on('uncaughtException', (error) => {
    log.error('The process ends: nobody expected this error.', error);
    log.flush();
    process.exit(1);
  });
  process.on('exit', () => log.flush());
}

function isError(word: unknown): boolean {
  return word instanceof Error;
}

function text(words: unknown[]): string {
  return stripVTControlCharacters(formatWithOptions({ colors: false, depth: 1 }, ...words)).trim();
}
