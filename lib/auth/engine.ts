import { betterAuth } from 'better-auth';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type { Database } from '#lib/database/database.ts';
import type { MadeLink } from './links.ts';
import { hashKey } from './one-time-keys.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { maxPasswordLength, minPasswordLength } from './password-rules.ts';

export interface EngineOptions {
  database: Pick<Database, 'db' | 'engine'>;
  secret: string;
  siteUrl: string;
  /** Is handed every link that was made. */
  onLink: (link: MadeLink) => Promise<void>;
}

/** A session ends after this time in any case (milliseconds). */
export const sessionLifetime = 7 * 24 * 60 * 60 * 1000;

/** For how long a link for signing in works (seconds). */
export const linkLifetime = 15 * 60;

const secondsOfDay = 24 * 60 * 60;

/** better-auth as this site uses it. It is never reached by requests: `Authentication` calls its functions. */
export function createEngine(options: EngineOptions) {
  return betterAuth(engineOptions(options));
}

export type Engine = ReturnType<typeof createEngine>;

/** The settings alone, which the migration of the tables needs too. */
export function engineOptions({ database, secret, siteUrl, onLink }: EngineOptions) {
  const isHttps = siteUrl.startsWith('https:');
  return {
    appName: 'Platoniq',
    baseURL: siteUrl,
    secret,
    database: { db: database.db, type: database.engine, transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: 'person',
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        locale: { type: 'string', required: true, input: false },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionLifetime / 1000,
      // The moment of the last use is kept by find-session.ts, which also ends idle sessions.
      disableSessionRefresh: true,
    },
    account: { modelName: 'credential' },
    verification: { modelName: 'one_time_key' },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: { type: 'custom-hasher', hash: async (token) => hashKey(token) },
        expiresIn: linkLifetime,
        sendMagicLink: ({ email, token, metadata }) => onLink({ email, token, metadata }),
      }),
      alsoAfterLinks(
        twoFactor({
          allowPasswordless: true,
          trustDeviceMaxAge: 30 * secondsOfDay,
          schema: { twoFactor: { modelName: 'second_factor' } },
        }),
      ),
    ],
    // Requests are counted by sign-in-limits.ts, which tells one person from another.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      // `__Host-` binds a cookie to this very host, which the `__Secure-` of better-auth does not.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-site' : 'site',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      ipAddress: { disableIpTracking: true },
      // The migration has seen to the tables; a check in the background would outlive a short command.
      database: { validateSchema: false },
    },
  } as const satisfies Parameters<typeof betterAuth>[0];
}

/** better-auth asks for the second factor after a password only; a link must not be a way around it. */
function alsoAfterLinks<Plugin extends ReturnType<typeof twoFactor>>(plugin: Plugin): Plugin {
  const [ask] = plugin.hooks.after;
  if (plugin.hooks.after.length !== 1 || !ask)
    throw new Error('The two-factor plugin has changed its hooks.');
  const matcher: typeof ask.matcher = (context) =>
    ask.matcher(context) || context.path === '/magic-link/verify';
  return { ...plugin, hooks: { ...plugin.hooks, after: [{ ...ask, matcher }] } };
}
