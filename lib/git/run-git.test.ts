import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('git is refused, and the process lives on, where no file descriptor is left', async () => {
  const limited = `ulimit -n 64; exec "${process.execPath}" tests/doubles/exhausted-git.ts`;
  await expect(promisify(execFile)('bash', ['-c', limited])).resolves.toMatchObject({ stderr: '' });
});
