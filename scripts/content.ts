import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstMessage } from '#lib/cms/git/commit-message.ts';
import { startRepository } from '#lib/cms/git/start-repository.ts';
import { starterFiles } from '#lib/content/starter/starter-files.ts';
import { translator } from '#lib/i18n/translate.ts';
import { explainFailure } from '#server/explain-failure.ts';
import { prepare } from '#server/prepare.ts';
import { projectRoot } from '#server/project-root.ts';

// A repository of its own for content and media: `npm run content -- init FOLDER [--sample]`.
const given = process.cwd();
const environment = prepare();
const t = translator(environment.terminalLocale);
/** What comes with the code, wherever the site's own content is. */
const shipped = { contentDir: join(projectRoot, 'content'), mediaDir: join(projectRoot, 'public', 'media') };
const committer = { name: 'Platoniq', email: `web@${new URL(environment.siteUrl).hostname}` };

/** The command cannot be carried out as it was given; the words say what to change. */
class UsageError extends Error {}

const { folder, isSample } = readCommand();
const contentDir = join(folder, 'content');
const mediaDir = join(folder, 'media');
try {
  const wasThere = await requireFree(folder);
  try {
    const files = await fill();
    await startRepository(folder, committer, firstMessage());
    // Apart from the two settings, which a program may read.
    console.error(t('terminal.content.made', { folder, files }));
    console.log(`CONTENT_DIR=${contentDir}\nMEDIA_DIR=${mediaDir}`);
  } catch (error) {
    for (const name of await readdir(folder).catch(() => []))
      await rm(join(folder, name), { recursive: true, force: true });
    if (!wasThere) await rm(folder, { recursive: true, force: true });
    throw error;
  }
} catch (error) {
  const isUsage = error instanceof UsageError;
  const reason =
    explainFailure(error, environment) ?? (error instanceof Error ? error.message : String(error));
  console.error(isUsage ? error.message : t('terminal.content.failed', { folder, reason }));
  process.exitCode = isUsage ? 2 : 1;
}

function readCommand(): { folder: string; isSample: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { sample: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [command, target, ...more] = positionals;
    if (command === 'init' && target && more.length === 0)
      return { folder: resolve(given, target), isSample: values.sample === true };
  } catch {
    // An option that does not exist.
  }
  console.error(t('terminal.content.usage'));
  process.exit(2);
}

/** Whether the folder is there; throws where something is in it, since nothing of anybody's is written over. */
async function requireFree(path: string): Promise<boolean> {
  try {
    if ((await readdir(path)).length > 0)
      throw new UsageError(t('terminal.content.notEmpty', { folder: path }));
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR') throw new UsageError(t('terminal.content.notAFolder', { folder: path }));
    if (code === 'ENOENT') return false;
    throw error;
  }
}

async function fill(): Promise<number> {
  const { content, media } = await starterFiles(shipped, { isSample });
  for (const [path, bytes] of content) await write(join(contentDir, path), bytes);
  for (const path of media) await cp(join(shipped.mediaDir, path), join(mediaDir, path));
  // Git keeps no empty folder, and a clone needs one to upload to.
  if (media.length === 0) await write(join(mediaDir, '.gitkeep'), '');
  return content.size + media.length;
}

async function write(path: string, bytes: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
