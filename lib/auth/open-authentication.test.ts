import { describe, expect, it, vi } from 'vitest';
import { engines } from '#tests/doubles/database.ts';
import { password, signIn, tester, testSignIn, withCookies } from '#tests/doubles/sign-in.ts';

const anyone = new Headers();

describe.each(engines)('signing in on %s', (engine) => {
  it('lets in by password who was invited, and finds them again', async () => {
    const { auth } = await testSignIn(engine);
    const session = await auth.findSession(await signIn(auth, 'ADA@example.org'));
    expect(session?.person).toMatchObject({
      name: 'Ada',
      email: 'ada@example.org',
      role: 'admin',
      locale: 'es',
    });
    expect(session?.expiresAt).toBeGreaterThan(Date.now() + 11 * 3_600_000);
    expect(await auth.findSession(anyone)).toBeNull();
  });

  it.each(['wrong password, as long', ''])('refuses the password “%s”', async (wrong) => {
    const { auth } = await testSignIn(engine);
    const attempt = { email: 'ada@example.org', password: wrong, headers: anyone, client: null };
    expect(await auth.signIn.withPassword(attempt)).toEqual({ kind: 'wrong' });
  });

  it('refuses a cookie that was tampered with', async () => {
    const { auth } = await testSignIn(engine);
    const cookie = (await signIn(auth, 'ada@example.org')).get('cookie') ?? '';
    expect(await auth.findSession(new Headers({ cookie }))).not.toBeNull();
    const forged = cookie.replace(/=(.)/, (_pair, first) => `=${first === 'a' ? 'b' : 'a'}`);
    expect(await auth.findSession(new Headers({ cookie: forged }))).toBeNull();
  });

  it('begins a new session each time and ends the one before', async () => {
    const { auth } = await testSignIn(engine);
    const before = await signIn(auth, 'ada@example.org');
    const again = { email: 'ada@example.org', password, headers: before, client: null };
    const result = await auth.signIn.withPassword(again);
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    const after = withCookies(result.cookies);
    expect(after.get('cookie')).not.toBe(before.get('cookie'));
    expect(await auth.findSession(after)).not.toBeNull();
    expect(await auth.findSession(before)).toBeNull();
  });

  it('ends a session that lay idle, and one that is a week old', async () => {
    const { auth, database } = await testSignIn(engine);
    const headers = await signIn(auth, 'ada@example.org');
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const begun = Date.now();
      vi.setSystemTime(begun + 11 * 3_600_000);
      expect(await auth.findSession(headers)).not.toBeNull();
      vi.setSystemTime(begun + 22 * 3_600_000);
      expect(await auth.findSession(headers)).not.toBeNull();
      vi.setSystemTime(begun + 35 * 3_600_000);
      expect(await auth.findSession(headers)).toBeNull();
      const other = await signIn(auth, 'ada@example.org');
      const start = Date.now();
      for (let hours = 10; hours <= 160; hours += 10) {
        vi.setSystemTime(start + hours * 3_600_000);
        expect(await auth.findSession(other)).not.toBeNull();
      }
      vi.setSystemTime(start + 168 * 3_600_000 + 1000);
      expect(await auth.findSession(other)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
    expect(database.engine).toBe(engine);
  });

  it('ends the session on signing out', async () => {
    const { auth } = await testSignIn(engine);
    const headers = await signIn(auth, 'ada@example.org');
    const cookies = await auth.signIn.out(headers);
    expect(await auth.findSession(headers)).toBeNull();
    expect(withCookies(cookies, headers).get('cookie')).toBe('');
  });

  it('ends the sessions of somebody who is removed, at once', async () => {
    const { auth } = await testSignIn(engine);
    await auth.addPerson({ email: 'eva@example.org', password }, tester);
    const headers = await signIn(auth, 'eva@example.org');
    expect((await auth.findSession(headers))?.person.role).toBe('editor');
    expect(await auth.removePerson('eva@example.org', tester)).toBe('done');
    expect(await auth.findSession(headers)).toBeNull();
    await expect(signIn(auth, 'eva@example.org')).rejects.toThrow('wrong');
    expect(await auth.removePerson('eva@example.org', tester)).toBe('unknown');
  });

  it('takes a new role into sessions that are open', async () => {
    const { auth } = await testSignIn(engine);
    await auth.addPerson({ email: 'eva@example.org', password }, tester);
    const headers = await signIn(auth, 'eva@example.org');
    await auth.setRole('eva@example.org', 'admin', tester);
    expect((await auth.findSession(headers))?.person.role).toBe('admin');
  });

  it('keeps one admin, also when two remove each other at the same time', async () => {
    const { auth } = await testSignIn(engine);
    expect(await auth.removePerson('ada@example.org', tester)).toBe('done');
    await auth.addPerson({ email: 'one@example.org', role: 'admin' }, tester);
    await auth.addPerson({ email: 'editor@example.org' }, tester);
    expect(await auth.setRole('one@example.org', 'editor', tester)).toBe('last-admin');
    expect(await auth.removePerson('one@example.org', tester)).toBe('last-admin');
    await auth.addPerson({ email: 'two@example.org', role: 'admin' }, tester);
    const both = await Promise.all([
      auth.removePerson('one@example.org', tester),
      auth.removePerson('two@example.org', tester),
    ]);
    expect(both.sort()).toEqual(['done', 'last-admin']);
    expect((await auth.people()).filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('brings somebody up to date who is there already', async () => {
    const { auth } = await testSignIn(engine);
    const headers = await signIn(auth, 'ada@example.org');
    const added = await auth.addPerson(
      { email: 'Ada@Example.org', name: 'Ada L.', password: `${password}!` },
      tester,
    );
    expect(added).toMatchObject({ isNew: false, person: { name: 'Ada L.', role: 'admin' } });
    expect(await auth.findSession(headers)).toBeNull();
    expect(await signIn(auth, 'ada@example.org', `${password}!`)).toBeInstanceOf(Headers);
    expect(await auth.people()).toHaveLength(1);
  });

  it.each([
    [
      'https://platoniq.net',
      /^__Host-site\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ],
    ['http://localhost:4210', /^site\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/],
  ])('sets a cookie on %s that only the browser and this host see', async (siteUrl, shape) => {
    const { auth } = await testSignIn(engine, siteUrl);
    const attempt = { email: 'ada@example.org', password, headers: anyone, client: null };
    const result = await auth.signIn.withPassword(attempt);
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    expect(result.cookies).toEqual([expect.stringMatching(shape)]);
  });
});
