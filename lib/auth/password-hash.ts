import * as scrypt from 'better-auth/crypto';

/** Each takes 32 MB while it runs, on one core: more at once would slow down the site for everybody. */
const atOnce = 2;
const mayWait = 40;

/** More people try to sign in at this moment than passwords can be checked. */
export class SignInBusyError extends Error {
  override name = 'SignInBusyError';
}

let running = 0;
const waiting: (() => void)[] = [];

/** The scrypt hash of a password with a salt of its own. @throws {SignInBusyError} */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => scrypt.hashPassword(comparable(password)));
}

/** Whether `hash` was made of this password. @throws {SignInBusyError} */
export function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => scrypt.verifyPassword({ hash, password: comparable(password) }));
}

// A keyboard may write é as one character or as two (NIST SP 800-63B, 5.1.1.2).
function comparable(password: string): string {
  return password.normalize('NFKC');
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new SignInBusyError('Too many passwords are being checked.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
