import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { programEnvironment } from '#lib/env.ts';
import { failureOfWords, GitError } from './failure.ts';

/** Which repository a command is about; without `gitDir`, git looks for one from `root` upwards. */
interface Target {
  root: string;
  gitDir?: string;
}

interface RunOptions {
  input?: string | Buffer;
  /** An index other than the repository's own. */
  indexFile?: string;
  /** Ends that mean something other than a failure; 0 always does. */
  fine?: readonly number[];
  /** Lower priority, and no limit of time. */
  isBackground?: boolean;
}

export interface GitResult {
  code: number;
  stdout: Buffer;
}

/** Milliseconds after which a command is given up. */
const patience = 30_000;

/**
 * What holds for every command, whatever the machine's or the repository's settings: nothing of the
 * repository's own runs (hooks, monitors), no byte is converted, and what is committed survives a power cut.
 */
const settings: Record<string, string> = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.autocrlf': 'false',
  'core.quotePath': 'false',
  // A link is laid down as a file that says where it would lead.
  'core.symlinks': 'false',
  'core.fsync': 'committed,reference',
  // Squeezed later, all at once (tidy.ts): in a folder of ten thousand documents it is a third of the time.
  'core.looseCompression': '0',
  'pack.compression': '0',
  'commit.gpgSign': 'false',
  'log.showSignature': 'false',
  'gc.auto': '0',
  // Whose repository this is has been looked at when it was opened (find-repository.ts).
  'safe.directory': '*',
};

/**
 * Runs git without a shell and with an environment of its own.
 * @throws {GitError} with what git's words mean, where it ends with another code than 0 or `fine`.
 */
export async function runGit(
  target: Target,
  args: readonly string[],
  options: RunOptions = {},
): Promise<GitResult> {
  const child = spawn('git', args, {
    cwd: target.root,
    env: environment(target, options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Node's own `timeout` goes on where a program could not be started, and keeps a process from ending.
  const limit = options.isBackground ? undefined : setTimeout(() => child.kill('SIGKILL'), patience);
  if (options.isBackground && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const output: Buffer[] = [];
  const words: Buffer[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(notStarted(error)));
    child.on('close', (code, signal) => {
      if (code === null) words.push(Buffer.from(`git ${args[0]} was ended by ${signal}`));
      resolve(code ?? -1);
    });
  }).finally(() => clearTimeout(limit));
  // Where there is no file descriptor left there are no streams either, whatever the types say.
  if (child.pid === undefined) await ended;
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => words.push(part));
  // A command that ends early leaves input unread; its code and words tell why.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input);
  const code = await ended;
  if (code === 0 || options.fine?.includes(code)) return { code, stdout: Buffer.concat(output) };
  if (target.gitDir) await rm(join(target.gitDir, `fast_import_crash_${child.pid}`), { force: true });
  throw new GitError(failureOfWords(Buffer.concat(words).toString().trim() || `git ${args[0]}: ${code}`));
}

/** Runs git and gives its answer as text without the line break at the end. */
export async function askGit(target: Target, args: readonly string[]): Promise<string> {
  const { stdout } = await runGit(target, args);
  return stdout.toString().trim();
}

function environment({ gitDir, root }: Target, { indexFile }: RunOptions): NodeJS.ProcessEnv {
  const pairs = Object.entries(settings).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  const variables = {
    ...programEnvironment(),
    ...Object.fromEntries(pairs),
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    ...(gitDir && { GIT_DIR: gitDir, GIT_WORK_TREE: root, GIT_LITERAL_PATHSPECS: '1' }),
    ...(indexFile && { GIT_INDEX_FILE: indexFile }),
  };
  // Next's types want NODE_ENV in every environment; git has no use for it.
  return variables as NodeJS.ProcessEnv & typeof variables;
}

function notStarted(error: Error): Error {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  return isMissing ? new GitError({ kind: 'unusable', reason: 'noGit', detail: error.message }) : error;
}
