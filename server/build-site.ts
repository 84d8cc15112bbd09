import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildStudio } from './build-studio.ts';

const stampFile = join('.next', 'source-fingerprint');

/** Whether `.next` holds a complete build of the code that `fingerprint` stands for. */
export async function isBuildCurrent(root: string, fingerprint: string): Promise<boolean> {
  const stamp = await readFile(join(root, stampFile), 'utf8').catch(() => null);
  return stamp === fingerprint;
}

/**
 * Builds the code with Next, and the studio beside it. Content is not built: pages are rendered when they
 * are first asked for.
 * @throws {Error} if Next reports a failure; its own words are on the terminal by then.
 */
export async function buildSite(root: string, fingerprint: string): Promise<void> {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`next build ended with ${code}.`);
  await buildStudio(root);
  await writeFile(join(root, stampFile), fingerprint);
}
