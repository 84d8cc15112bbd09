import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openRepository, type Repository, type RepositoryOptions } from '#lib/cms/git/open-repository.ts';
import { testRepository } from './repository.ts';

/** A clone of the shared repository with a process of the site on it. */
export interface TestClone {
  root: string;
  repository: Repository;
  /** What the operator would read in the log. */
  reports: string[];
  git(...words: string[]): string;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  open(more?: Partial<RepositoryOptions>): Promise<Repository>;
}

/** A bare repository that several clones share; all of it goes away with the test. */
export interface TestRemote {
  bare: string;
  git(...words: string[]): string;
  clone(): Promise<TestClone>;
}

/** Makes a bare repository with these files in one commit. */
export async function testRemote(files: Record<string, string>): Promise<TestRemote> {
  const { root } = await testRepository(files);
  const folder = await mkdtemp(join(tmpdir(), 'remote-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const bare = join(folder, 'bare.git');
  execFileSync('git', ['clone', '-q', '--bare', root, bare]);
  let count = 0;
  return {
    bare,
    git: (...words) => run(bare, words),
    async clone() {
      count += 1;
      const place = join(folder, `clone-${count}`);
      execFileSync('git', ['clone', '-q', '--template=', bare, place]);
      const reports: string[] = [];
      const open = (more: Partial<RepositoryOptions> = {}) =>
        openRepository({
          ...{
            contentDir: join(place, 'content'),
            mediaDir: join(place, 'media'),
            branch: 'main',
            remote: bare,
          },
          committer: { name: 'Site', email: 'web@example.org' },
          report: (message) => reports.push(message),
          ...more,
        });
      return {
        ...{ root: place, repository: await open(), reports, open },
        git: (...words) => run(place, words),
        read: (path) => readFile(join(place, path), 'utf8'),
        write: (path, text) => writeFile(join(place, path), text),
      };
    },
  };
}

function run(cwd: string, words: readonly string[]): string {
  const who = [
    ...['-c', 'user.name=Oper Ator', '-c', 'user.email=operator@example.org'],
    ...['-c', 'maintenance.auto=false'],
  ];
  return execFileSync('git', [...who, ...words], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}
