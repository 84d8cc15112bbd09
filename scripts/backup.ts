import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deleteOldBackups, makeBackup } from '#lib/backup/make-backup.ts';
import { translator } from '#lib/i18n/translate.ts';
import { version } from '#lib/version.ts';
import { prepare } from '#server/prepare.ts';
import { tellBackupFailure } from './tell-backup-failure.ts';

// Makes a backup of everything that this machine alone has: `npm run backup -- DIR [--keep N]`. The site may run.
const given = process.cwd();
const environment = prepare();
const t = translator(environment.terminalLocale);
const { target, keep } = readCommand();
try {
  const { folder, manifest } = await makeBackup({ environment, target, version });
  const { tables } = manifest.database;
  console.log(
    t('terminal.backup.made', {
      folder,
      messages: tables.message ?? 0,
      people: tables.person ?? 0,
      files: manifest.parts.length,
      megabytes: Math.ceil(manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6),
    }),
  );
  const { uncommitted } = manifest.content;
  if (uncommitted.length > 0) console.log(t('terminal.backup.uncommitted', { count: uncommitted.length }));
  if (manifest.secret === 'environment') console.log(t('terminal.backup.environmentSecret'));
  const deleted = keep === null ? 0 : await deleteOldBackups(target, keep);
  if (deleted > 0) console.log(t('terminal.backup.deleted', { count: deleted }));
} catch (error) {
  tellBackupFailure(error, environment);
}

function readCommand(): { target: string; keep: number | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { keep: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    const count = values.keep === undefined ? null : Number(values.keep);
    if (folder && more.length === 0 && (count === null || (Number.isInteger(count) && count > 0)))
      return { target: resolve(given, folder), keep: count };
  } catch {
    // An option that does not exist, or one without its value.
  }
  console.error(t('terminal.backup.usage'));
  process.exit(2);
}
