import { BackupError } from '#lib/backup/backup-error.ts';
import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';
import { describeError } from '#lib/log/describe-error.ts';
import { explainFailure } from '#server/explain-failure.ts';

/** Says why a backup could not be made or restored, and lets the command end with 1. */
export function tellBackupFailure(error: unknown, environment: Environment): void {
  const t = translator(environment.terminalLocale);
  const known =
    error instanceof BackupError
      ? t(`terminal.${error.problem}`, error.values)
      : explainFailure(error, environment);
  const { type, message } = describeError(error);
  console.error(known ?? t('terminal.backup.failed', { reason: `${type}: ${message}` }));
  process.exitCode = 1;
}
