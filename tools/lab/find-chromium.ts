import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { installPackages } from './find-program.ts';

// The shell first: without windows to care for, it opens a page in a third of the processor time.
const packages = ['chromium-headless-shell', 'chromium'];
const names = [...packages, 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that runs: one that is installed, else Playwright's own (downloaded if need be), else
 * Debian's package, for which one has to be root.
 * @throws {Error} that says what to install, if there is no way to get one.
 */
export function findChromium(): string {
  return installed() ?? playwrights() ?? debians() ?? giveUp();
}

function installed(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null;
}

function playwrights(): string | null {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
    const options = { stdio: 'inherit', timeout: 180_000 } as const;
    spawnSync(process.execPath, [cli, 'install', 'chromium'], options);
  }
  return existsSync(path) && runs(path) ? path : null;
}

function debians(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  for (const name of packages) {
    try {
      installPackages([name]);
      break;
    } catch (error) {
      console.warn(error instanceof Error ? error.message : error);
    }
  }
  return installed();
}

/** Whether it starts: a download may lack libraries of the system. */
function runs(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

function giveUp(): never {
  throw new Error(
    'The browser tests need Chromium. Install the package “chromium” of your system and try again.',
  );
}
