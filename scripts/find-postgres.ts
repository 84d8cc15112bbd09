import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Debian, Red Hat, Homebrew and Postgres.app put the programs that are not on the path. */
const places = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

/**
 * The folder with Postgres' own programs, of the highest version found. As root on Debian or Ubuntu it is
 * installed first if it is missing.
 * @throws {Error} saying what to install.
 */
export function findPostgres(): string {
  const found = find();
  if (found) return found;
  if (userInfo().uid === 0 && existsSync('/usr/bin/apt-get')) install();
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'Postgres is not installed. Install it (“apt-get install postgresql”, “brew install postgresql”); ' +
      'no server of it has to run.',
  );
}

function find(): string | undefined {
  const version = (path: string) => Number(/(\d+)[^\d]*\/bin$/.exec(path)?.[1] ?? 0);
  const known = globSync(places).sort((one, other) => version(other) - version(one));
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...known, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** Only the programs: Debian would set up a cluster and start it. */
function install(): void {
  console.log('Postgres is being installed …');
  mkdirSync('/etc/postgresql-common', { recursive: true });
  const settings = '/etc/postgresql-common/createcluster.conf';
  if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words: string[]) => execFileSync('apt-get', words, { env, stdio: 'pipe' });
  run('update', '-q');
  run('install', '-qy', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', 'postgresql');
}
