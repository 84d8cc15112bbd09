import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ServerProcess, startServer } from '#tools/lab/server-process.ts';

// Everything that is made or fetched stays behind.
const left = new Set(['node_modules', '.next', '.git', 'data', 'screenshots', 'test-results']);

/** A copy of the project for a test that changes its code. */
export interface ProjectCopy {
  folder: string;
  /** Puts `added` in front of the first place where `mark` stands. */
  insert(path: string, mark: string, added: string): Promise<void>;
  /** Builds and starts it, with the content, media and data in the copy. */
  start(): Promise<ServerProcess>;
  /** Runs a program of the copy with its Node; the last of what it printed comes with its status. */
  run(program: string, ...given: string[]): { status: number | null; output: string };
  remove(): Promise<void>;
}

/** Copies the project into a temporary folder, packages included. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  await cp('.', folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
  copyPackages(folder);
  const env = {
    CONTENT_DIR: join(folder, 'content'),
    MEDIA_DIR: join(folder, 'public', 'media'),
    DATA_DIR: join(folder, 'data'),
  };
  return {
    folder,
    async insert(path, mark, added) {
      const source = await readFile(join(folder, path), 'utf8');
      if (!source.includes(mark)) throw new Error(`${path} has no “${mark}”.`);
      await writeFile(
        join(folder, path),
        source.replace(mark, () => added + mark),
      );
    },
    start: () => startServer({ root: folder, patience: 240_000, env }),
    run(program, ...given) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, program), ...given], {
        cwd: folder,
        env: { ...process.env, ...env },
      });
      return { status, output: `${stdout}${stderr}` };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

// Links where the file system can: Next's compiler does not follow a symbolic link out of the project.
function copyPackages(folder: string): void {
  const target = join(folder, 'node_modules');
  if (spawnSync('cp', ['-al', 'node_modules', target]).status === 0) return;
  spawnSync('rm', ['-rf', target]);
  spawnSync('cp', ['-a', 'node_modules', target]);
}
