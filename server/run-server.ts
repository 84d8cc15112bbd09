import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';
import { adoptConsole } from '#lib/log/adopt-console.ts';
import { type OpenedLog, openLog } from '#lib/log/open-log.ts';
import { explainFailure } from './explain-failure.ts';

/**
 * Runs `start` with the log open. What keeps it from starting is told in words on stderr where anybody could
 * expect it, else in the log; either way the process ends with 1.
 */
export async function runServer(
  environment: Environment,
  start: (log: OpenedLog) => Promise<void>,
): Promise<void> {
  const log = openLog({ level: environment.logLevel, isReadable: process.stdout.isTTY === true });
  adoptConsole(log);
  try {
    await start(log);
  } catch (error) {
    const words = explainFailure(error, environment);
    if (words === null) log.error('The site cannot start.', error);
    log.flush();
    process.stderr.write(`${words ?? translator(environment.terminalLocale)('terminal.start.unexpected')}\n`);
    process.exit(1);
  }
}
