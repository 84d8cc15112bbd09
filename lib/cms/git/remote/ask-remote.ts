import { spawn } from 'node:child_process';
import { remoteEnvironment } from '#lib/env.ts';
import type { Place } from '../place.ts';
import { decode, withoutPassword } from './password.ts';

/** What git calls it here; a name that no remote of the operator's own has. */
export const remoteName = 'shared-content';

/** Where a remote is, and which branch of it counts. */
export interface RemoteAddress {
  url: string;
  branch: string;
}

export interface Question {
  /** A command of git; the remote is called `remoteName` in it. */
  args: readonly string[];
  /** After which the command is ended, with all that it has started. */
  milliseconds: number;
}

export interface Answer {
  /** -1 where it took too long. */
  code: number;
  stdout: string;
  /** What git said, without names and passwords. */
  words: string;
}

/**
 * Runs a command of git that goes over the network. It hears the operator's own settings for that (keys,
 * credential helpers, proxies), asks nobody anything, and the address stands in no list of processes.
 */
export async function askRemote(
  { root, gitDir }: Pick<Place, 'root' | 'gitDir'>,
  address: RemoteAddress,
  { args, milliseconds }: Question,
): Promise<Answer> {
  const child = spawn('git', args, {
    cwd: root,
    env: { ...environment(address), GIT_DIR: gitDir, GIT_WORK_TREE: root },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: `ssh` and what else git has started would outlive it.
    detached: true,
  });
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    if (child.pid) endGroup(child.pid);
  }, milliseconds);
  const output = { stdout: '', stderr: '' };
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  }).finally(() => clearTimeout(timer));
  // Where there is no file descriptor left there are no streams either, whatever the types say.
  if (child.pid === undefined) await ended;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  const code = await ended;
  const words = isOver ? `git ${args[0]} took longer than ${milliseconds} ms` : output.stderr.trim();
  return { code: isOver ? -1 : code, stdout: output.stdout, words: withoutSecrets(words, address.url) };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Names and passwords of addresses, whichever address it is. */
function withoutSecrets(words: string, url: string): string {
  const known = URL.parse(url);
  const secrets = [known?.password, known?.username && known.password ? known.username : null].flatMap(
    (part) => (part ? [part, decode(part)] : []),
  );
  return secrets
    .reduce((text, part) => text.replaceAll(part, '…'), words)
    .replace(/(\w+:\/\/)[^/@\s']+@/g, '$1…@');
}

function environment({ url, branch }: RemoteAddress): NodeJS.ProcessEnv {
  const known = remoteEnvironment();
  const access = withoutPassword(url);
  const settings: readonly (readonly [key: string, value: string])[] = [
    [`remote.${remoteName}.url`, access.url],
    [`remote.${remoteName}.fetch`, `+refs/heads/${branch}:refs/remotes/${remoteName}/${branch}`],
    ['core.hooksPath', '/dev/null'],
    ['core.fsync', 'committed,reference'],
    ['credential.interactive', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['push.gpgSign', 'false'],
    ['push.followTags', 'false'],
    ['push.recurseSubmodules', 'no'],
    ['safe.directory', '*'],
    ...access.settings,
  ];
  const pairs = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  const variables = {
    ...known,
    ...access.variables,
    ...Object.fromEntries(pairs),
    GIT_CONFIG_COUNT: String(settings.length),
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    // Without a variable of the operator's, git takes `core.sshCommand`. Nobody is asked then either: git has no
    // terminal here.
    SSH_ASKPASS_REQUIRE: 'never',
    ...(known.GIT_SSH_COMMAND && {
      GIT_SSH_COMMAND: `${known.GIT_SSH_COMMAND} -o BatchMode=yes -o ConnectTimeout=8`,
    }),
    LC_ALL: 'C',
  };
  // Next's types want NODE_ENV in every environment; git has no use for it.
  return variables as NodeJS.ProcessEnv & typeof variables;
}
