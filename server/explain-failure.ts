import { DatabaseBusyError } from '#lib/database/database.ts';
import { DatabaseIsNewerError } from '#lib/database/migrate.ts';
import type { Environment } from '#lib/env.ts';
import { GitError } from '#lib/git/failure.ts';
import { failureWords } from '#lib/git/failure-words.ts';
import { translator } from '#lib/i18n/translate.ts';
import { StartError } from './start-error.ts';

/** What Postgres answers to a wrong name or password, to a missing database, and to missing rights. */
const refused = /^(?:28000|28P01|3D000|42501)$/;

/** Why the site cannot start and what to do, in the language of the terminal; `null`: nobody expected that. */
export function explainFailure(error: unknown, environment: Environment): string | null {
  const translate = translator(environment.terminalLocale);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof StartError) return error.message;
  if (error instanceof DatabaseIsNewerError) return translate('terminal.start.databaseNewer');
  if (error instanceof GitError)
    return translate('terminal.start.content', {
      folder: environment.contentDir,
      reason: failureWords(error.failure, environment.terminalLocale),
    });
  if (refused.test(code))
    return translate('terminal.start.databaseRefused', { place: placeOf(environment), code });
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code))
    return translate('terminal.start.databaseDamaged', { place: placeOf(environment) });
  if (error instanceof DatabaseBusyError)
    return translate('terminal.start.databaseAway', { place: placeOf(environment), reason: error.message });
  return null;
}

/** Where the database is, without the password. */
export function placeOf({ databaseUrl, dataDir }: Environment): string {
  const url = databaseUrl === null ? null : URL.parse(databaseUrl);
  return url ? `${url.host}${url.pathname}` : `${dataDir}/site.db`;
}
