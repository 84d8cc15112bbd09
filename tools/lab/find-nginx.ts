import { findFile, findProgram } from './find-program.ts';

/** Where Debian and Homebrew put it; as a service it is not always on the path of a person. */
const places = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/**
 * The path of nginx. As root on Debian or Ubuntu it is installed first if it is missing.
 * @throws {Error} saying what to install.
 */
export function findNginx(): string {
  return findProgram({
    name: 'nginx',
    find: () => findFile('nginx', places),
    packages: ['nginx', 'openssl'],
    advice:
      'nginx is not installed. Install it (“apt-get install nginx”, “brew install nginx”); no service of it has to run.',
  });
}
