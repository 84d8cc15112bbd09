import { access, constants, mkdir } from 'node:fs/promises';
import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';
import { StartError } from './start-error.ts';

/**
 * Makes sure that there is a folder for what the site keeps, and that it can be written to.
 * @throws {StartError}
 */
export async function requireDataDir({ dataDir, terminalLocale }: Environment): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(translator(terminalLocale)('terminal.start.dataDir', { folder: dataDir, code }));
  }
}
