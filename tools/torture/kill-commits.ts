import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '#lib/cms/git/open-repository.ts';
import { together } from './git-writer.ts';

/** What many kills in the middle of commits have come to. */
export interface Tally {
  kills: number;
  confirmed: number;
  /** Commits that the next start had to complete. */
  completed: number;
  /** Every way in which the repository was found wrong; none is right. */
  wrong: string[];
}

/** Commits, kills the process (`kill -9`) at a random moment, opens the repository anew and looks at all of it. */
export async function killCommits(kills: number, tell: (line: string) => void = () => {}): Promise<Tally> {
  const root = await prepare();
  const tally: Tally = { kills: 0, confirmed: 0, completed: 0, wrong: [] };
  let window = 200;
  const head = () => git(root, 'rev-parse', 'HEAD');
  for (; tally.kills < kills && tally.wrong.length === 0; tally.kills += 1) {
    const confirmed = await killOne(root, tally.kills, window);
    tally.confirmed += confirmed.length;
    // On a busy machine a commit takes long; most kills are to fall within the first few.
    window = Math.min(5000, Math.max(100, window * (confirmed.length < 2 ? 1.2 : 0.8)));
    const reports: string[] = [];
    const { recovered } = await openRepository({ ...optionsOf(root), report: (line) => reports.push(line) });
    if (recovered.outcome === 'completed') tally.completed += 1;
    if (recovered.outcome === 'dropped') tally.wrong.push(`A commit was dropped: ${reports.join(' ')}`);
    const before = head();
    tally.wrong.push(...(await inspect(root, confirmed)));
    // A git that outlived its site must not change anything any more.
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (head() !== before) tally.wrong.push('The branch moved after the repository had been opened.');
    if (tally.kills % 20 === 19) tell(`${tally.kills + 1} kills, ${tally.confirmed} commits confirmed`);
  }
  if (tally.wrong.length === 0) await rm(root, { recursive: true });
  else tally.wrong.push(`The repository is kept in ${root}.`);
  return tally;
}

async function prepare(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'torture-'));
  await mkdir(join(root, 'content/sub'), { recursive: true });
  await mkdir(join(root, 'media'));
  for (const path of [...together, 'content/operator.md', 'content/staged.md']) {
    await writeFile(join(root, path), 'start\n');
  }
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, '-c', 'user.name=Op', '-c', 'user.email=op@example.org', 'commit', '-qm', 'Start');
  // What somebody is working on in the same clone: changed, staged, and new.
  await writeFile(join(root, 'content/operator.md'), 'changed\n');
  await writeFile(join(root, 'content/staged.md'), 'staged\n');
  git(root, 'add', 'content/staged.md');
  await writeFile(join(root, 'content/new.md'), 'new\n');
  return root;
}

function optionsOf(root: string) {
  const committer = { name: 'Site', email: 'web@example.org' };
  const folders = { contentDir: join(root, 'content'), mediaDir: join(root, 'media') };
  return { ...folders, branch: 'main', committer };
}

interface Writer {
  /** The ids of the commits that were confirmed so far. */
  confirmed(): string[];
  /** `isAll`: the git processes that it has started are killed too. */
  kill(isAll: boolean): Promise<void>;
}

async function startWriter(root: string, name: string): Promise<Writer> {
  const program = [join(import.meta.dirname, 'git-writer.ts'), root, name];
  const child = spawn(process.execPath, program, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The writer ended by itself.')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.startsWith('ready')) resolve();
    });
  });
  return {
    confirmed: () => printed.split('\n').filter((line) => /^[0-9a-f]{40}$/.test(line)),
    async kill(isAll) {
      if (child.pid && child.exitCode === null) process.kill(isAll ? -child.pid : child.pid, 'SIGKILL');
      await gone;
    },
  };
}

/** The ids of the commits that were confirmed before the kill, which falls within `window` milliseconds. */
async function killOne(root: string, round: number, window: number): Promise<string[]> {
  const names = round % 3 === 2 ? ['one', 'two'] : ['one'];
  const writers = await Promise.all(names.map((name) => startWriter(root, name)));
  // The second of two goes on for a while after the first was killed, and has to cope with what that left.
  for (const writer of writers) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * window));
    await writer.kill(round % 2 === 0);
  }
  return writers.flatMap((writer) => writer.confirmed());
}

async function inspect(root: string, confirmed: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const status = git(root, 'status', '--porcelain', '--untracked-files=all');
  if (status !== ' M content/operator.md\nM  content/staged.md\n?? content/new.md')
    wrong.push(`Status: ${status}`);
  const texts = await Promise.all(together.map((path) => readFile(join(root, path), 'utf8')));
  if (new Set(texts).size !== 1) wrong.push('The files on the disk are of different commits.');
  for (const path of together) {
    if (git(root, 'show', `HEAD:${path}`) !== texts[0]?.trim()) wrong.push(`${path} is not as committed.`);
  }
  try {
    git(root, 'fsck', '--strict', '--no-dangling', '--no-progress');
  } catch (error) {
    wrong.push(`git fsck: ${error}`);
  }
  const history = new Set(git(root, 'rev-list', 'HEAD').split('\n'));
  for (const id of confirmed) if (!history.has(id)) wrong.push(`Commit ${id} was confirmed and is lost.`);
  if (existsSync(join(root, '.git/index.lock'))) wrong.push('The lock of the index was left behind.');
  const own = await readdir(join(root, '.git/site')).catch(() => []);
  if (own.length > 0) wrong.push(`Left behind: ${own.join(', ')}`);
  return wrong;
}

function git(root: string, ...words: string[]): string {
  // Not trimmed at the start, where the status of a file may be a space.
  return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trimEnd();
}
