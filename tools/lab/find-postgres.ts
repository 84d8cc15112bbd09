import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findProgram } from './find-program.ts';

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
  return findProgram({
    name: 'Postgres',
    find,
    packages: ['postgresql'],
    prepare: forbidCluster,
    advice:
      'Postgres is not installed. Install it (“apt-get install postgresql”, “brew install postgresql”); ' +
      'no server of it has to run.',
  });
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
function forbidCluster(): void {
  mkdirSync('/etc/postgresql-common', { recursive: true });
  const settings = '/etc/postgresql-common/createcluster.conf';
  if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n');
}
