import { describe, expect, it } from 'vitest';
import { GrowingDelay } from './growing-delay.ts';
import { SignInLimits } from './sign-in-limits.ts';

describe('a growing delay', () => {
  it('doubles with each failure, up to its longest, and forgets after an hour', () => {
    let now = 0;
    const delay = new GrowingDelay({ free: 2, first: 1000, longest: 5000 }, () => now);
    const waits = [];
    for (let round = 0; round < 6; round++) {
      delay.count('key');
      waits.push(delay.wait('key'));
      now += delay.wait('key');
    }
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 5000]);
    now += 3_600_001;
    delay.count('key');
    expect(delay.wait('key')).toBe(0);
    expect(delay.wait('other key')).toBe(0);
  });

  it('stays small, whoever invents keys', () => {
    const delay = new GrowingDelay({ free: 0, first: 60_000, longest: 60_000 }, () => 0);
    delay.count('first');
    for (let index = 0; index < 20_000; index++) delay.count(`key ${index}`);
    expect(delay.wait('first')).toBe(0);
    expect(delay.wait('key 19999')).toBe(60_000);
  });
});

/** How many attempts of `count` are let through. */
function tries(limits: SignInLimits, count: number, email: string, client: string | null): number {
  return Array.from({ length: count }, () => limits.begin(email, client)).filter((one) => !('wait' in one))
    .length;
}

describe('limits', () => {
  it('slow down who guesses, and let the owner in from elsewhere', () => {
    const limits = new SignInLimits();
    expect(tries(limits, 100, 'ada@example.org', 'attacker')).toBe(6);
    expect(tries(limits, 1, 'ADA@example.org', 'attacker')).toBe(0);
    expect(tries(limits, 1, 'ada@example.org', 'home')).toBe(1);
  });

  it('keep accounts apart where nobody can tell clients apart', () => {
    const limits = new SignInLimits();
    expect(tries(limits, 100, 'ada@example.org', null)).toBe(6);
    expect(tries(limits, 1, 'eva@example.org', null)).toBe(1);
  });

  it('slow down one place that tries many accounts', () => {
    const limits = new SignInLimits();
    const letIn = Array.from({ length: 100 }, (_none, index) =>
      tries(limits, 1, `${index}@example.org`, 'place'),
    );
    expect(letIn.filter((one) => one === 1)).toHaveLength(26);
    expect(tries(limits, 1, '1@example.org', 'elsewhere')).toBe(1);
  });

  it('slow down many places that try one account, and never for more than a minute', () => {
    const limits = new SignInLimits();
    const places = Array.from({ length: 200 }, (_none, index) =>
      tries(limits, 1, 'ada@example.org', `place ${index}`),
    );
    expect(places.filter((one) => one === 1)).toHaveLength(51);
    const refused = limits.begin('ada@example.org', 'home');
    expect('wait' in refused && refused.wait).toBeLessThanOrEqual(60_000);
  });

  it('forget what went wrong before a success, but not what was tried at other accounts', () => {
    const limits = new SignInLimits();
    tries(limits, 5, 'ada@example.org', 'place');
    const right = limits.begin('ada@example.org', 'place');
    if ('wait' in right) throw new Error('too early');
    right.succeeded();
    expect(tries(limits, 5, 'ada@example.org', 'place')).toBe(5);
    expect(tries(limits, 30, 'eva@example.org', 'place')).toBeLessThan(20);
  });
});
