import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerOptions, type ServerProcess, startServer } from '#tools/lab/server-process.ts';

/** A server on a copy of the content that a test may change; the copy is a git repository. */
export interface SiteCopy extends ServerProcess {
  /** Where the content is. */
  contentDir: string;
  write(path: string, text: string): Promise<void>;
  /** Replaces a file's text by what `edit` makes of it. */
  edit(path: string, edit: (text: string) => string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface SiteCopyOptions {
  env?: Record<string, string>;
  /** Changes the content before the server starts. */
  prepare?: (contentDir: string) => Promise<void>;
  /** `dev` for a server as developers run it. */
  script?: ServerOptions['script'];
  /** A folder to copy `DATA_DIR` from, such as one with people who may sign in. */
  dataFrom?: string;
}

/** Copies content and media to a temporary folder and starts a server on them. `stop` removes the copy. */
export async function startSiteCopy(options: SiteCopyOptions = {}): Promise<SiteCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  const contentDir = join(folder, 'content');
  await cp('content', contentDir, { recursive: true });
  await cp('public/media', join(folder, 'media'), { recursive: true });
  if (options.dataFrom) await cp(options.dataFrom, join(folder, 'data'), { recursive: true });
  await options.prepare?.(contentDir);
  commitAll(folder);
  const server = await startServer({
    ...(options.script && { script: options.script }),
    env: {
      CONTENT_DIR: contentDir,
      MEDIA_DIR: join(folder, 'media'),
      DATA_DIR: join(folder, 'data'),
      ...options.env,
    },
  });
  const inside = (path: string) => join(contentDir, path);
  return {
    ...server,
    contentDir,
    write: (path, text) => writeFile(inside(path), text),
    edit: async (path, edit) => writeFile(inside(path), edit(await readFile(inside(path), 'utf8'))),
    remove: (path) => unlink(inside(path)),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function commitAll(folder: string): void {
  const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: folder, stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  git('add', 'content', 'media');
  git(
    '-c',
    'user.name=Ana Pérez',
    '-c',
    'user.email=ana@example.org',
    'commit',
    '-q',
    '-m',
    'Start the content',
  );
}
