import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '#tools/lab/server-process.ts';

const run = promisify(execFile);

/** Astro cannot be installed on this machine now. */
export class NotInstalledError extends Error {}

/** Astro's own server, as it would stand in production, with one page at two addresses. */
export interface AstroServer {
  origin: string;
  /** Where the page is rendered for each request, and where it lies as a file. */
  paths: { rendered: string; file: string };
  stop(): Promise<void>;
}

/**
 * Installs Astro into a folder that goes again, builds a site of it that has `html` as its page, and starts it.
 * @throws {NotInstalledError} where npm cannot install it.
 */
export async function startAstro(html: Buffer): Promise<AstroServer> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-astro-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await cp(join('bench', 'astro'), folder, { recursive: true });
    await writeFile(join(folder, 'src', 'page.html'), html);
    await install(folder);
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
    const program = join(folder, 'node_modules', 'astro', 'bin', 'astro.mjs');
    await run(process.execPath, [program, 'build'], { cwd: folder, env });
    const { port, stop } = await serve(folder, env);
    return {
      origin: `http://127.0.0.1:${port}`,
      paths: { rendered: '/rendered', file: '/prerendered' },
      stop: () => stop().then(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function install(folder: string): Promise<void> {
  try {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      timeout: 300_000,
    });
  } catch (error) {
    const [said] = /npm error code \S+/.exec(String(error)) ?? ['npm ci failed'];
    throw new NotInstalledError(`Astro could not be installed (${said}).`, { cause: error });
  }
}

async function serve(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join('dist', 'server', 'entry.mjs')], {
    cwd: folder,
    env: { ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    // Its first words are where it listens.
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`Astro's server ended with ${code}.`)));
  });
  return {
    port,
    stop() {
      child.kill();
      return gone;
    },
  };
}
