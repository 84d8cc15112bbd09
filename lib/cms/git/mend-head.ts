import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What HEAD may hold (gitrepository-layout). */
const sound = /^(?:ref: refs\/\S+|[0-9a-f]{40,64})\n?$/;

/**
 * The `.git` folder at or above `folder`, whether or not git still takes it for a repository; `null` where there
 * is none on the same file system, beyond which git does not look either.
 */
export async function findGitFolder(folder: string): Promise<string | null> {
  const { dev } = await stat(folder);
  for (let at = folder; (await stat(at)).dev === dev; at = dirname(at)) {
    const found = join(at, '.git');
    const isThere = await stat(join(found, 'objects')).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isThere) return found;
    if (dirname(at) === at) break;
  }
  return null;
}

/**
 * Lets HEAD name a branch again where a crash has left it empty, damaged or gone: the branch that editors publish
 * to, else the only one, else `main`. `false` where that is not what is wrong, or nobody can tell which branch.
 */
export async function mendHead(
  gitDir: string,
  { branch, report }: { branch: string | null; report: (message: string) => void },
): Promise<boolean> {
  const file = join(gitDir, 'HEAD');
  const written = await readFile(file, 'latin1').catch(() => '');
  if (sound.test(written)) return false;
  const branches = await branchesIn(gitDir);
  const named = branch ?? (branches.size === 1 ? [...branches][0] : 'main');
  if (!named || !branches.has(named)) return false;
  const made = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(made, `ref: refs/heads/${named}\n`, { flush: true });
  await rename(made, file);
  report(`${file} was damaged; it names the branch ${named} again.`);
  return true;
}

async function branchesIn(gitDir: string): Promise<Set<string>> {
  const heads = join(gitDir, 'refs', 'heads');
  const files = await readdir(heads, { recursive: true, withFileTypes: true }).catch(() => []);
  const loose = files
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(heads.length + 1));
  const packed = await readFile(join(gitDir, 'packed-refs'), 'utf8').catch(() => '');
  return new Set([...loose, ...[...packed.matchAll(/ refs\/heads\/(\S+)$/gm)].map(([, name = '']) => name)]);
}
