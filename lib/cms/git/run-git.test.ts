import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('git is refused, and the process lives on, where no file descriptor is left', async () => {
  const program = fileURLToPath(new URL('./test-exhausted.ts', import.meta.url));
  const limited = `ulimit -n 64; exec "${process.execPath}" "${program}"`;
  await expect(promisify(execFile)('bash', ['-c', limited])).resolves.toMatchObject({ stderr: '' });
});
