import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type CommitResult,
  openRepository,
  type Repository,
  type RepositoryOptions,
} from '#lib/cms/git/open-repository.ts';
import type { Person } from '#lib/git/version.ts';

/** A git repository for one test, on the real disk, with a content and a media folder. */
export interface TestRepository {
  root: string;
  /** What the operator would read in the log. */
  reports: string[];
  options: RepositoryOptions;
  /** Runs git as somebody who works in the clone; gives what it prints. */
  git(...words: string[]): string;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  open(more?: Partial<RepositoryOptions>): Promise<Repository>;
}

/** Commits these texts (`null`: deletes) on top of what stands, and gives what came of it. */
export async function save(
  repository: Repository,
  texts: Record<string, string | null>,
  author: Person = ada,
): Promise<CommitResult> {
  const paths = Object.keys(texts);
  const revisions = await Promise.all(paths.map((path) => repository.headRevision(path)));
  return repository.commitChanges({
    changes: Object.entries(texts).map(([path, text]) => ({
      path,
      bytes: text === null ? null : Buffer.from(text),
    })),
    expected: Object.fromEntries(paths.map((path, at) => [path, revisions[at] ?? null])),
    author,
    message: `Guardar: ${paths.join(', ')}`,
  });
}

/** The same, tried again as people do: on a busy machine others can be in the way for longer than a save waits. */
export async function saveAtLast(
  repository: Repository,
  texts: Record<string, string | null>,
): Promise<CommitResult> {
  for (let tries = 1; ; tries += 1) {
    const result = await save(repository, texts);
    const isPassing = !result.ok && (result.failure.kind === 'busy' || result.failure.kind === 'remote');
    if (!isPassing || tries === 10) return result;
  }
}

export const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
export const grace = { name: 'Grace Hopper', email: 'grace@example.org' };

/** Makes a repository with these files in one commit; it goes away with the test, or when `atEnd` says. */
export async function testRepository(
  files: Record<string, string> = {},
  atEnd: (clean: () => Promise<void>) => void = onTestFinished,
): Promise<TestRepository> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'repository-')));
  atEnd(() => rm(root, { recursive: true, force: true }));
  const reports: string[] = [];
  const options: RepositoryOptions = {
    contentDir: join(root, 'content'),
    mediaDir: join(root, 'media'),
    branch: null,
    committer: { name: 'Site', email: 'web@example.org' },
    report: (message) => reports.push(message),
  };
  const who = [
    ...['-c', 'user.name=Oper Ator', '-c', 'user.email=operator@example.org'],
    // What git does by itself after a commit starts another process, and is no matter of any test.
    ...['-c', 'maintenance.auto=false'],
  ];
  const repository: TestRepository = {
    root,
    reports,
    options,
    git: (...words) =>
      execFileSync('git', [...who, ...words], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim(),
    async write(path, text) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    read: (path) => readFile(join(root, path), 'utf8'),
    open: (more) => openRepository({ ...options, ...more }),
  };
  await mkdir(options.contentDir);
  await mkdir(options.mediaDir);
  for (const [path, text] of Object.entries(files)) await repository.write(path, text);
  // At one go, since every start of a process costs a large one dearly; without the examples of hooks.
  const commit = Object.keys(files).length > 0 ? ' && git add -A && git "$@" commit -qm Start' : '';
  const script = `git init -q -b main --template=${commit}`;
  execFileSync('sh', ['-c', script, 'sh', ...who], { cwd: root, stdio: 'pipe' });
  // The one folder of git's own template that somebody writes to.
  await mkdir(join(root, '.git', 'info'));
  return repository;
}
