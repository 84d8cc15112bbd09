import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keptBranch } from '#lib/backup/follow-shared.ts';
import { listBackups } from '#lib/backup/make-backup.ts';
import { names } from '#lib/backup/manifest.ts';
import { restoreBackup } from '#lib/backup/restore-backup.ts';
import { translator } from '#lib/i18n/translate.ts';
import { prepare } from '#server/prepare.ts';
import { tellBackupFailure } from './tell-backup-failure.ts';

// Puts a backup back: `npm run restore -- DIR [--replace]`, of one backup or of a folder with several (the newest).
const given = process.cwd();
const environment = prepare();
const t = translator(environment.terminalLocale);
const { target, isReplacing } = readCommand();
try {
  const folder = existsSync(join(target, names.manifest))
    ? target
    : ((await listBackups(target))[0] ?? target);
  console.log(t('terminal.restore.reading', { folder }));
  const restored = await restoreBackup({ environment, folder, isReplacing });
  const { manifest, shared, media, aside } = restored;
  const { tables } = manifest.database;
  const counts = { messages: tables.message ?? 0, people: tables.person ?? 0 };
  console.log(t('terminal.restore.database', { ...counts, madeAt: manifest.madeAt }));
  console.log(
    t(`terminal.restore.content.${restored.content}`, {
      ...{ commit: manifest.content.commit.slice(0, 7), there: shared?.commit?.slice(0, 7) ?? '' },
      ...{ root: restored.root, branch: keptBranch(manifest.content.commit) },
    }),
  );
  if (shared && !shared.commit) console.log(t('terminal.restore.emptyRemote', { branch: shared.branch }));
  if (media !== null) console.log(t('terminal.restore.media', { count: media }));
  if (aside) console.log(t('terminal.restore.aside', { path: aside }));
  for (const { path } of manifest.content.uncommitted)
    console.log(
      t(`terminal.restore.${restored.heldBack.includes(path) ? 'heldBack' : 'uncommittedFile'}`, { path }),
    );
  if (manifest.secret === 'environment') console.log(t('terminal.restore.environmentSecret'));
  console.log(t('terminal.restore.done'));
} catch (error) {
  tellBackupFailure(error, environment);
}

function readCommand(): { target: string; isReplacing: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { replace: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (folder && more.length === 0)
      return { target: resolve(given, folder), isReplacing: values.replace === true };
  } catch {
    // An option that does not exist.
  }
  console.error(t('terminal.restore.usage'));
  process.exit(2);
}
