import { z } from 'zod';
import { DatabaseBusyError } from '#lib/database/database.ts';
import type { Authentication } from './authentication.ts';
import { SignInBusyError } from './password-hash.ts';
import type { SignIn, SignInResult } from './sign-in.ts';

interface JsonApiParts {
  signIn: SignIn;
  people: Authentication['people'];
  findSession: Authentication['findSession'];
}

interface Call {
  body: unknown;
  headers: Headers;
  client: string | null;
}

const credentials = z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(1000) });
const code = z.object({ code: z.string().min(1).max(64), trustDevice: z.boolean().default(false) });

/**
 * Signing in for programs, in JSON, at the addresses and with the field names of better-auth. What is not in
 * its list does not exist: no sign-up, nothing for administrators, no link that a GET would use up.
 */
export function createJsonApi({ signIn, people, findSession }: JsonApiParts): Authentication['handle'] {
  async function withPassword({ body, headers, client }: Call): Promise<Response> {
    const given = credentials.safeParse(body);
    if (!given.success) return refuse(400, 'INVALID_BODY', 'Send {"email": "…", "password": "…"} as JSON.');
    const result = await signIn.withPassword({ ...given.data, headers, client });
    if (result.kind !== 'signed-in') return answer(result);
    const email = given.data.email.trim().toLowerCase();
    const user = (await people()).find((person) => person.email === email);
    return json(200, { redirect: false, user }, { cookies: result.cookies });
  }

  function withCode(kind: 'app' | 'backup') {
    return async ({ body, headers }: Call): Promise<Response> => {
      const given = code.safeParse(body);
      if (!given.success) return refuse(400, 'INVALID_BODY', 'Send {"code": "…"} as JSON.');
      return answer(await signIn.withCode({ ...given.data, kind, headers }));
    };
  }

  const calls: Record<string, (call: Call) => Promise<Response>> = {
    'POST /sign-in/email': withPassword,
    'POST /two-factor/verify-totp': withCode('app'),
    'POST /two-factor/verify-backup-code': withCode('backup'),
    'POST /sign-out': async ({ headers }) =>
      json(200, { success: true }, { cookies: await signIn.out(headers) }),
    'GET /get-session': async ({ headers }) => {
      const session = await findSession(headers);
      return json(200, session && { session: { expiresAt: session.expiresAt }, user: session.person });
    },
  };

  return async (request, client) => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth(?=\/)/, '');
    const call = calls[`${request.method} ${path}`];
    if (!call) return refuse(404, 'NOT_FOUND', 'There is nothing at this address.');
    try {
      const text = request.method === 'POST' ? await request.text() : '';
      return await call({ body: parse(text), headers: request.headers, client });
    } catch (error) {
      const isBusy = error instanceof SignInBusyError || error instanceof DatabaseBusyError;
      if (!isBusy) throw error;
      return refuse(503, 'BUSY', 'This cannot be done at the moment. Try again in a few seconds.', 5);
    }
  };
}

function answer(result: SignInResult): Response {
  switch (result.kind) {
    case 'signed-in':
      return json(200, { status: true }, { cookies: result.cookies });
    case 'second-factor':
      return json(200, { twoFactorRedirect: true, twoFactorMethods: ['totp'] }, { cookies: result.cookies });
    case 'wrong':
      return refuse(401, 'INVALID_EMAIL_OR_PASSWORD', 'This does not match an account.');
    case 'expired':
      return refuse(401, 'EXPIRED', 'This took too long or was done before. Sign in again.');
    case 'wait': {
      const seconds = Math.ceil(result.wait / 1000);
      return refuse(429, 'TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${seconds} s.`, seconds);
    }
  }
}

function refuse(status: number, reason: string, message: string, retryAfter?: number): Response {
  return json(status, { code: reason, message }, { retryAfter });
}

function json(
  status: number,
  body: unknown,
  { cookies = [], retryAfter }: { cookies?: string[]; retryAfter?: number | undefined } = {},
): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  if (retryAfter) headers.set('Retry-After', String(retryAfter));
  return Response.json(body, { status, headers });
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    // Not JSON: refused by the shape that each call asks for.
    return null;
  }
}
