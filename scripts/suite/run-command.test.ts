import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endCommands, runCommand } from './run-command.ts';

/** The state of a process, as the kernel has it; a zombie has ended. */
const isRunning = async (pid: string) =>
  existsSync(`/proc/${pid}`) &&
  !/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z '));

it('a command that is interrupted takes along what it has started, also what does not listen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'command-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'pid');
  const started = `sh -c 'echo $$ > ${file}; exec sleep 600' & wait`;
  const ended = runCommand(['sh', '-c', started]);
  await expect.poll(() => existsSync(file) && readFile(file, 'utf8')).toMatch(/\d+\n/);
  const pid = (await readFile(file, 'utf8')).trim();
  expect(await isRunning(pid)).toBe(true);
  await endCommands();
  expect(await ended).toBe(false);
  expect(await isRunning(pid)).toBe(false);
});

it('a command tells how it ended, with its words in one piece', async () => {
  const words: string[] = [];
  const onOutput = (text: string) => void words.push(text);
  expect(await runCommand(['sh', '-c', 'echo one; echo two >&2'], { onOutput })).toBe(true);
  expect(await runCommand(['sh', '-c', 'exit 3'], { onOutput })).toBe(false);
  expect(await runCommand(['no-such-command'], { onOutput })).toBe(false);
  expect(words).toEqual(['one\ntwo\n', '', '']);
});
