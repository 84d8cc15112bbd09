import type { EngineAnswer } from './answer.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export type Guessed =
  | { kind: 'done'; answer: EngineAnswer }
  | { kind: 'wrong-password' }
  | { kind: 'wait'; wait: number };

/** Runs something for which somebody who has signed in gave their password again. */
export type Guess = (email: string, work: () => Promise<EngineAnswer>) => Promise<Guessed>;

/** Counts wrong passwords: a browser left open must not be the place to find one out. */
export function createGuess(limits: SignInLimits): Guess {
  return async (email, work) => {
    const attempt = await limits.begin(email, 'own account');
    if ('wait' in attempt) return { kind: 'wait', wait: attempt.wait };
    const answer = await work();
    if (!answer.isOk && answer.code === 'INVALID_PASSWORD') return { kind: 'wrong-password' };
    if (!answer.isOk) throw new Error(`better-auth answered ${answer.status} ${answer.code}.`);
    await attempt.succeeded();
    return { kind: 'done', answer };
  };
}
