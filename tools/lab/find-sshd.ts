import { findFile, findProgram } from './find-program.ts';

/** Where Debian, macOS and Homebrew put it. */
const places = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'];

/**
 * The path of OpenSSH's server. As root on Debian or Ubuntu it is installed first if it is missing.
 * @throws {Error} saying what to install.
 */
export function findSshd(): string {
  return findProgram({
    name: 'OpenSSH',
    find: () => (findFile('ssh', places) ? findFile('sshd', places) : undefined),
    packages: ['openssh-server', 'openssh-client'],
    advice:
      'The server of OpenSSH is not installed. Install it (“apt-get install openssh-server”); no service of it has to run.',
  });
}
