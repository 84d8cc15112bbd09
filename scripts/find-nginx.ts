import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Debian and Homebrew put it; as a service it is not always on the path of a person. */
const places = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/**
 * The path of nginx. As root on Debian or Ubuntu it is installed first if it is missing.
 * @throws {Error} saying what to install.
 */
export function findNginx(): string {
  const found = find();
  if (found) return found;
  if (userInfo().uid === 0 && existsSync('/usr/bin/apt-get')) install();
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'nginx is not installed. Install it (“apt-get install nginx”, “brew install nginx”); no service of it has to run.',
  );
}

function find(): string | undefined {
  const folders = [...places, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** Without a start by Debian: the tests run one of their own. */
function install(): void {
  console.log('nginx is being installed …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const run = (...words: string[]) => execFileSync('apt-get', words, { env, stdio: 'pipe' });
  run('update', '-q');
  run('install', '-qy', '--no-install-recommends', 'nginx', 'openssl');
}
