import { describe, expect, it } from 'vitest';
import { listAudit } from '#lib/database/audit.ts';
import { engines } from '#tests/doubles/database.ts';
import { password, signIn, testSignIn, withCookies } from '#tests/doubles/sign-in.ts';

describe.each(engines)('an account on %s', (engine) => {
  it('takes a new password, which ends every session but this', async () => {
    const { auth, database } = await testSignIn(engine);
    const here = await signIn(auth, 'ada@example.org');
    const elsewhere = await signIn(auth, 'ada@example.org');
    const change = { current: password, password: 'tres tristes tigres 3' };
    expect(await auth.account.changePassword(here, { ...change, current: 'not mine' })).toEqual({
      kind: 'wrong-password',
    });
    expect(await auth.account.changePassword(here, { ...change, password: 'Ada123456789' })).toEqual({
      kind: 'flaw',
      flaw: 'personal',
    });
    const changed = await auth.account.changePassword(here, change);
    if (changed.kind !== 'done') throw new Error(changed.kind);
    expect(await auth.findSession(here)).toBeNull();
    expect(await auth.findSession(elsewhere)).toBeNull();
    expect(await auth.findSession(withCookies(changed.cookies, here))).not.toBeNull();
    await expect(signIn(auth, 'ada@example.org')).rejects.toThrow('wrong');
    await signIn(auth, 'ada@example.org', change.password);
    const { entries } = await listAudit(database);
    expect(entries.map(({ action }) => action)).toEqual(['password.change', 'person.add']);
  });

  it('is no place to guess at the password', async () => {
    const { auth } = await testSignIn(engine);
    const here = await signIn(auth, 'ada@example.org');
    const guess = { current: 'wrong', password: 'tres tristes tigres 3' };
    for (let round = 0; round < 6; round++) await auth.account.changePassword(here, guess);
    const right = { ...guess, current: password };
    expect(await auth.account.changePassword(here, right)).toMatchObject({ kind: 'wait' });
  });

  it('lists its sessions and ends the others', async () => {
    const { auth } = await testSignIn(engine);
    const elsewhere = await signIn(auth, 'ada@example.org');
    const here = await signIn(auth, 'ada@example.org');
    const sessions = await auth.account.sessions(here);
    expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false]);
    await auth.account.endOtherSessions(here);
    expect(await auth.findSession(elsewhere)).toBeNull();
    expect(await auth.account.sessions(here)).toHaveLength(1);
  });

  it('keeps name and language', async () => {
    const { auth } = await testSignIn(engine);
    const here = await signIn(auth, 'ada@example.org');
    await auth.account.describe(here, { name: 'Ada Lovelace', locale: 'en' });
    expect((await auth.findSession(here))?.person).toMatchObject({ name: 'Ada Lovelace', locale: 'en' });
    await expect(auth.account.describe(new Headers(), { name: 'X', locale: 'en' })).rejects.toThrow('ended');
  });
});
