import { describe, expect, it, vi } from 'vitest';
import { engines } from '#tests/doubles/database.ts';
import {
  password,
  signIn,
  type TestSignIn,
  tester,
  testSignIn,
  withCookies,
} from '#tests/doubles/sign-in.ts';
import { eventually } from '#tests/eventually.ts';

const anyone = new Headers();

async function askForLink(test: TestSignIn, email: string, purpose: 'sign-in' | 'set-password' = 'sign-in') {
  const before = (await test.mails()).length;
  await test.auth.signIn.askForLink({ email, purpose, next: '/admin/people?a=1', client: null });
  await eventually(async () => expect(await test.mails()).toHaveLength(before + 1));
  const mail = (await test.mails()).at(-1) ?? '';
  return new URL(/http:\/\/\S+/.exec(mail)?.[0] ?? '');
}

function tokenOf(link: URL): string {
  return link.pathname.split('/').at(-1) ?? '';
}

describe.each(engines)('a link on %s', (engine) => {
  it('lets in once, and leads on to where the person wanted to go', async () => {
    const test = await testSignIn(engine);
    const link = await askForLink(test, 'ADA@example.org');
    expect(link.searchParams.get('next')).toBe('/admin/people?a=1');
    const token = tokenOf(link);
    expect(await test.auth.signIn.isLinkAlive(token)).toBe(true);
    expect(await test.auth.signIn.isLinkAlive(token)).toBe(true);
    const result = await test.auth.signIn.withLink(token, anyone);
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    expect((await test.auth.findSession(withCookies(result.cookies)))?.person.name).toBe('Ada');
    expect(await test.auth.signIn.withLink(token, anyone)).toEqual({ kind: 'expired' });
    expect(await test.auth.signIn.isLinkAlive(token)).toBe(false);
    expect(test.failures).toEqual([]);
  });

  it('lets in one of several who open it at the same time', async () => {
    const test = await testSignIn(engine);
    const token = tokenOf(await askForLink(test, 'ada@example.org'));
    const results = await Promise.all(
      Array.from({ length: 8 }, () => test.auth.signIn.withLink(token, anyone)),
    );
    expect(results.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
  });

  it('is not mailed to an address that nobody invited, and the answer is the same', async () => {
    const test = await testSignIn(engine);
    const wish = { purpose: 'sign-in', next: '/admin', client: null } as const;
    const unknown = await test.auth.signIn.askForLink({ ...wish, email: 'nobody@example.org' });
    const known = await test.auth.signIn.askForLink({ ...wish, email: 'ada@example.org' });
    expect(unknown).toEqual(known);
    await eventually(async () => expect(await test.mails()).toHaveLength(1));
    const { rows } = await countKeys(test);
    expect(rows).toBe(1);
    expect(await test.auth.people()).toHaveLength(1);
  });

  it('stops working after a quarter of an hour, and when the person is removed', async () => {
    const test = await testSignIn(engine);
    const late = tokenOf(await askForLink(test, 'ada@example.org'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    try {
      expect(await test.auth.signIn.isLinkAlive(late)).toBe(false);
      expect(await test.auth.signIn.withLink(late, anyone)).toEqual({ kind: 'expired' });
    } finally {
      vi.useRealTimers();
    }
    await test.auth.addPerson({ email: 'eva@example.org' }, tester);
    const left = tokenOf(await askForLink(test, 'eva@example.org'));
    await test.auth.removePerson('eva@example.org', tester);
    expect(await test.auth.signIn.withLink(left, anyone)).toEqual({ kind: 'expired' });
  });

  it('cannot fill a mailbox', async () => {
    const test = await testSignIn(engine);
    const wish = { email: 'ada@example.org', purpose: 'sign-in', next: '/admin', client: null } as const;
    for (let round = 0; round < 12; round++) await test.auth.signIn.askForLink(wish);
    await eventually(async () => expect((await test.mails()).length).toBeGreaterThanOrEqual(4));
    expect(await test.mails()).toHaveLength(4);
  });

  it('to set a password ends all sessions and works once', async () => {
    const test = await testSignIn(engine);
    const { signIn: ways } = test.auth;
    const before = await signIn(test.auth, 'ada@example.org');
    const token = tokenOf(await askForLink(test, 'ada@example.org', 'set-password'));
    expect(await ways.findInvited(token)).toEqual({ name: 'Ada', email: 'ada@example.org' });
    expect(await ways.setPassword(token, { password: 'password1234' }, anyone)).toEqual({
      kind: 'flaw',
      flaw: 'common',
    });
    const result = await ways.setPassword(token, { password: 'tres tristes tigres 3' }, anyone);
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    expect(await test.auth.findSession(withCookies(result.cookies))).not.toBeNull();
    expect(await test.auth.findSession(before)).toBeNull();
    await expect(signIn(test.auth, 'ada@example.org', password)).rejects.toThrow('wrong');
    expect(await ways.setPassword(token, { password: 'otra frase larga 4' }, anyone)).toEqual({
      kind: 'expired',
    });
    expect(await ways.findInvited(token)).toBeNull();
  });

  it('of an invitation replaces the one before', async () => {
    const test = await testSignIn(engine);
    await test.auth.addPerson({ email: 'eva@example.org', name: 'Eva' }, tester);
    const first = await test.auth.invite('eva@example.org', tester);
    const second = await test.auth.invite('eva@example.org', tester);
    expect(second?.isMailed).toBe(true);
    expect(await test.auth.signIn.findInvited(tokenOf(new URL(first?.link ?? '')))).toBeNull();
    expect(await test.auth.signIn.findInvited(tokenOf(new URL(second?.link ?? '')))).not.toBeNull();
    expect(await test.auth.invite('nobody@example.org', tester)).toBeNull();
  });
});

/** Keys of links that lie in the database, as hashes: none is there to be read. */
async function countKeys({ database }: TestSignIn): Promise<{ rows: number }> {
  const { authTables } = await import('./auth-tables.ts');
  const rows = await authTables(database.db).selectFrom('one_time_key').select('identifier').execute();
  return { rows: rows.filter(({ identifier }) => identifier.startsWith('magic-link:')).length };
}
