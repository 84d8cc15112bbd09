import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

const running = new Set<ChildProcess>();

/** How long servers have to end by themselves when a run is interrupted. */
const graceMs = 10_000;

interface Options {
  env?: Record<string, string>;
  /** Gets the output in one piece at the end; without it the output appears as it comes. */
  onOutput?(text: string): void;
}

/** Runs a command as a process group of its own, which ends with it; gives whether it succeeded. */
export async function runCommand(
  [command = '', ...parameters]: readonly string[],
  { env = {}, onOutput }: Options = {},
): Promise<boolean> {
  const output = onOutput ? 'pipe' : 'inherit';
  const child = spawn(command, parameters, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    detached: true,
  });
  running.add(child);
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part));
  try {
    const [status] = await once(child, 'exit');
    if (child.pid) signalGroup(child.pid, 'SIGTERM');
    return status === 0;
  } catch (error) {
    console.error(`${command} cannot be run: ${String(error)}`);
    return false;
  } finally {
    running.delete(child);
    onOutput?.(Buffer.concat(parts).toString());
  }
}

/** Ends every command that runs, with all processes of its group: first by asking, then by force. */
export async function endCommands(): Promise<void> {
  const groups = [...running].flatMap(({ pid }) => pid ?? []);
  for (const group of groups) signalGroup(group, 'SIGTERM');
  for (let waited = 0; waited < graceMs && groups.some((group) => signalGroup(group, 0)); waited += 50)
    await setTimeout(50);
  for (const group of groups) signalGroup(group, 'SIGKILL');
}

/** Gives whether there was any process to signal. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
