import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program of the system that tests and measurements start for themselves. */
export interface WantedProgram {
  /** What it is called where it is told that it is being installed. */
  name: string;
  /** Gives where it is, if it is there. */
  find(): string | undefined;
  /** Debian's packages with it. */
  packages: readonly string[];
  /** What has to stand before Debian installs it, so that it is not set up as a service. */
  prepare?(): void;
  /** What to do, for whoever has neither it nor the rights to install it. */
  advice: string;
}

/**
 * Where a program is. As root on Debian or Ubuntu it is installed first if it is missing.
 * @throws {Error} saying what to install.
 */
export function findProgram({ name, find, packages, prepare, advice }: WantedProgram): string {
  const found = find();
  if (found) return found;
  if (userInfo().uid === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${name} is being installed …`);
    prepare?.();
    installPackages(packages);
  }
  const installed = find();
  if (installed) return installed;
  throw new Error(advice);
}

/** The first of these folders, and then of those on the path, that has a file of that name in it: its path. */
export function findFile(name: string, places: readonly string[]): string | undefined {
  const folders = [...places, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Installs packages of Debian as root, without starting any service of theirs and without questions; one process
 * of this machine at a time, since several tests may find that something is missing.
 */
export function installPackages(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const answers = ['-o', 'Dpkg::Options::=--force-confold', '-o', 'DPkg::Lock::Timeout=300'];
  const install = ['install', '-qy', '--no-install-recommends', ...answers, ...packages];
  // The lists of a new machine are empty. Where they cannot be fetched, those that it has may still do.
  const script = 'apt-get update -q || true; exec apt-get "$@"';
  const lock = join(tmpdir(), 'site-packages.lock');
  execFileSync('flock', [lock, 'sh', '-c', script, 'sh', ...install], { env, stdio: 'pipe' });
}
