import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { findSshd } from './find-sshd.ts';
import { freePort, listens } from './server-process.ts';

/** A server of OpenSSH on loopback, for whoever runs this and for nobody else. */
export interface SshServer {
  /** The address of a folder of this machine over SSH. */
  addressOf(path: string): string;
  /** The command with which an operator would tell git of key and host key. */
  command: string;
  folder: string;
  stop(): Promise<void>;
}

/**
 * Starts it with keys of its own in a temporary folder; `forced` is a command that runs instead of what was asked
 * for, which is then in `SSH_ORIGINAL_COMMAND`.
 * @throws {Error} with its own words if it does not start.
 */
export async function startSshServer({ forced = '' } = {}): Promise<SshServer> {
  const program = findSshd();
  const folder = await mkdtemp(join(tmpdir(), 'sshd-'));
  for (const name of ['host', 'user'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)]);
  const port = await freePort();
  const key = (name: string) => readFile(join(folder, `${name}.pub`), 'utf8');
  await writeFile(join(folder, 'known'), `[127.0.0.1]:${port} ${await key('host')}`);
  await writeFile(join(folder, 'allowed'), `${forced && `command="${forced}" `}${await key('user')}`);
  await writeFile(join(folder, 'config'), configuration(folder, port));
  // As root it wants this folder, which Debian makes when the service is started.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn(program, ['-D', '-e', '-f', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (part) => {
    words += part;
  });
  const stop = () => end(child, folder);
  if (!(await listens(child, port))) {
    await stop();
    throw new Error(`sshd did not start:\n${words}`);
  }
  return {
    ...{ folder, stop },
    addressOf: (path) => `ssh://${userInfo().username}@127.0.0.1:${port}${path}`,
    command: `ssh -i ${join(folder, 'user')} -o IdentitiesOnly=yes -o UserKnownHostsFile=${join(folder, 'known')}`,
  };
}

function configuration(folder: string, port: number): string {
  return [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', 'PidFile none', 'LogLevel ERROR'],
    ...[`HostKey ${join(folder, 'host')}`, `AuthorizedKeysFile ${join(folder, 'allowed')}`],
    ...['StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'KbdInteractiveAuthentication no'],
    '',
  ].join('\n');
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
