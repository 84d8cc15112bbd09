import { describe, expect, it } from 'vitest';
import { engines } from '#tests/doubles/database.ts';
import { password, signIn, testSignIn, withCookies } from '#tests/doubles/sign-in.ts';
import { appCode } from '#tests/doubles/totp.ts';
import type { Authentication } from './authentication.ts';

const anyone = new Headers();

/** Turns on Ada's second factor; the address that her app read, her backup codes and her session. */
async function turnOn({ account, ...auth }: Authentication) {
  const headers = await signIn({ account, ...auth }, 'ada@example.org');
  const begun = await account.beginSecondFactor(headers, password);
  if (begun.kind !== 'done') throw new Error(begun.kind);
  const address = (await account.pendingSecondFactor(headers)) ?? '';
  const confirmed = await account.confirmSecondFactor(headers, appCode(address));
  if (confirmed.kind !== 'done') throw new Error(confirmed.kind);
  return {
    address,
    codes: confirmed.codes ?? [],
    headers: withCookies(confirmed.cookies, headers),
    old: headers,
  };
}

async function firstStep({ signIn: ways }: Authentication, had = anyone): Promise<Headers> {
  const attempt = { email: 'ada@example.org', password, headers: had, client: null };
  const result = await ways.withPassword(attempt);
  if (result.kind !== 'second-factor') throw new Error(`The password alone led to ${result.kind}.`);
  return withCookies(result.cookies, had);
}

describe.each(engines)('the second factor on %s', (engine) => {
  it('is asked for after the password, and a code counts once', async () => {
    const { auth } = await testSignIn(engine);
    const { address } = await turnOn(auth);
    const headers = await firstStep(auth);
    expect(await auth.findSession(headers)).toBeNull();
    expect(await auth.signIn.isAsked(headers)).toBe(true);
    expect(await auth.signIn.isAsked(anyone)).toBe(false);
    const answer = { kind: 'app', trustDevice: false, headers } as const;
    expect(await auth.signIn.withCode({ ...answer, code: '000000' })).toEqual({ kind: 'wrong' });
    const code = appCode(address, 1);
    const result = await auth.signIn.withCode({ ...answer, code });
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    const session = await auth.findSession(withCookies(result.cookies, headers));
    expect(session?.person).toMatchObject({ name: 'Ada', hasTwoFactor: true });
    const again = await firstStep(auth);
    expect(await auth.signIn.withCode({ ...answer, headers: again, code })).toEqual({ kind: 'wrong' });
  });

  it('is asked for after a link too', async () => {
    const test = await testSignIn(engine);
    await turnOn(test.auth);
    const wish = { email: 'ada@example.org', purpose: 'sign-in', next: '/admin', client: null } as const;
    await test.auth.signIn.askForLink(wish);
    await expect.poll(async () => (await test.mails()).length).toBe(1);
    const token = /link\/(\w+)/.exec((await test.mails())[0] ?? '')?.[1] ?? '';
    const result = await test.auth.signIn.withLink(token, anyone);
    if (result.kind !== 'second-factor') throw new Error(result.kind);
    expect(await test.auth.findSession(withCookies(result.cookies))).toBeNull();
  });

  it('is asked for after a new password was set by link', async () => {
    const { auth } = await testSignIn(engine);
    await turnOn(auth);
    const invitation = await auth.invite('ada@example.org', { id: 'test', name: 'Test' });
    const token = invitation?.link.split('/').at(-1) ?? '';
    const result = await auth.signIn.setPassword(token, { password: 'tres tristes tigres 3' }, anyone);
    expect(result.kind).toBe('second-factor');
  });

  it('takes each backup code once', async () => {
    const { auth } = await testSignIn(engine);
    const { codes } = await turnOn(auth);
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const answer = { kind: 'backup', trustDevice: false, code } as const;
    const first = await auth.signIn.withCode({ ...answer, headers: await firstStep(auth) });
    expect(first.kind).toBe('signed-in');
    const second = await auth.signIn.withCode({ ...answer, headers: await firstStep(auth) });
    expect(second).toEqual({ kind: 'wrong' });
  });

  it('ends a challenge after five wrong codes', async () => {
    const { auth } = await testSignIn(engine);
    const { address } = await turnOn(auth);
    const headers = await firstStep(auth);
    const answer = { kind: 'app', trustDevice: false, headers } as const;
    for (const code of ['000001', '000002', '000003', '000004', '000005'])
      expect(await auth.signIn.withCode({ ...answer, code })).toEqual({ kind: 'wrong' });
    const right = await auth.signIn.withCode({ ...answer, code: appCode(address, 1) });
    expect(right).toEqual({ kind: 'expired' });
  });

  it('is not asked for on a trusted device, until the password changes', async () => {
    const { auth } = await testSignIn(engine);
    const { address } = await turnOn(auth);
    const asked = await firstStep(auth);
    const answer = { kind: 'app', trustDevice: true, headers: asked } as const;
    const result = await auth.signIn.withCode({ ...answer, code: appCode(address, 1) });
    if (result.kind !== 'signed-in') throw new Error(result.kind);
    const trusted = withCookies(result.cookies, asked);
    const attempt = { email: 'ada@example.org', password, headers: trusted, client: null };
    const again = await auth.signIn.withPassword(attempt);
    if (again.kind !== 'signed-in') throw new Error(again.kind);
    const session = withCookies(again.cookies, trusted);
    const change = { current: password, password: 'tres tristes tigres 3' };
    const changed = await auth.account.changePassword(session, change);
    if (changed.kind !== 'done') throw new Error(changed.kind);
    const after = { ...attempt, password: change.password, headers: withCookies(changed.cookies, session) };
    expect((await auth.signIn.withPassword(after)).kind).toBe('second-factor');
  });

  it('is turned on and off with the password only, each time with a new session', async () => {
    const { auth } = await testSignIn(engine);
    const { account } = auth;
    const headers = await signIn(auth, 'ada@example.org');
    expect(await account.beginSecondFactor(headers, 'not the password')).toEqual({ kind: 'wrong-password' });
    expect(await account.pendingSecondFactor(headers)).toBeNull();
    const on = await turnOn(auth);
    expect(await auth.findSession(on.old)).toBeNull();
    expect((await auth.findSession(on.headers))?.person.hasTwoFactor).toBe(true);
    expect(await account.pendingSecondFactor(on.headers)).toBeNull();
    expect(await account.endSecondFactor(on.headers, 'wrong')).toEqual({ kind: 'wrong-password' });
    const renewed = await account.renewBackupCodes(on.headers, password);
    expect(renewed.kind === 'done' && renewed.codes?.some((code) => on.codes.includes(code))).toBe(false);
    const off = await account.endSecondFactor(on.headers, password);
    if (off.kind !== 'done') throw new Error(off.kind);
    await signIn(auth, 'ada@example.org');
  });
});
