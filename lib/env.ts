import { resolve } from 'node:path';
import { z } from 'zod';

const folder = z
  .string()
  .trim()
  .min(1)
  .transform((path) => resolve(path));

/** An address alone or with a name before it: `Platoniq <web@platoniq.net>`, on one line of a mail's head. */
const mailbox = z
  .string()
  .trim()
  .regex(/^[^<>\p{Cc}\p{Zl}\p{Zp}]{0,200}(?:<[^<>]{1,320}>)?$/u)
  .refine((text) => z.email().safeParse(/<([^<>]+)>$/.exec(text)?.[1] ?? text).success);

/** What git takes as the name of a branch (git-check-ref-format). */
const branchName = /^(?![-/.@]|.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)|[/.]$))[^\s\p{Cc}~^:?*[\\]{1,200}$/u;

/** Options after a question mark are another program's habit; left unread, they would fail in silence. */
function isPlainServer(address: string): boolean {
  // Asked also of what is no address at all, which has been found wrong already.
  const url = URL.parse(address);
  return url !== null && url.hostname !== '' && url.search === '';
}

/** Variables that hold secrets: their values are not printed, not even when they are wrong. */
const secret = new Set([
  'AUTH_SECRET',
  'CONTENT_REMOTE',
  'DATABASE_URL',
  'METRICS_TOKEN',
  'SMTP_URL',
  'WEBHOOK_SECRET',
]);

/** A folder is meant from where the command was given; `https://…` and `host:path` stay as they are. */
function remoteAddress(given: string): string {
  return /^[^/]+:/.test(given) ? given : resolve(given);
}

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).catch('production'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    HOST: z.string().trim().min(1).optional(),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    CONTENT_DIR: folder.default(resolve('content')),
    MEDIA_DIR: folder.default(resolve('public/media')),
    DATA_DIR: folder.default(resolve('data')),
    CONTENT_BRANCH: z.string().trim().regex(branchName).optional(),
    CONTENT_REMOTE: z
      .string()
      .trim()
      .regex(/^[^-\s]\S*$/)
      .transform(remoteAddress)
      .optional(),
    WEBHOOK_SECRET: z.string().min(16).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .refine(isPlainServer)
      .optional(),
    MAIL_FROM: mailbox.optional(),
    CONTACT_TO: z.email().optional(),
    AUTH_SECRET: z.string().min(32).optional(),
    TRUSTED_PROXIES: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
      .default([]),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    METRICS_TOKEN: z
      .string()
      // It comes in a header.
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional(),
    STOP_DELAY: z.coerce.number().int().min(0).max(60_000).default(0),
    LANG: z.string().default(''),
    LC_ALL: z.string().default(''),
  })
  .transform((values) => ({
    port: values.PORT,
    host: values.HOST,
    /** The canonical origin, without a slash at the end. */
    siteUrl: new URL(values.SITE_URL ?? `http://localhost:${values.PORT}`).origin,
    /** Whether `SITE_URL` was set: then requests for other hosts are refused. */
    siteUrlIsSet: values.SITE_URL !== undefined,
    contentDir: values.CONTENT_DIR,
    mediaDir: values.MEDIA_DIR,
    dataDir: values.DATA_DIR,
    /** `null`: editors publish to whichever branch is checked out. */
    contentBranch: values.CONTENT_BRANCH ?? null,
    /** The repository that several processes share; `null`: the one around the content is the only one. */
    contentRemote: values.CONTENT_REMOTE ?? null,
    /** `null`: one is generated on the first run and kept. */
    webhookSecret: values.WEBHOOK_SECRET ?? null,
    /** `null`: the database is a file in `dataDir`. */
    databaseUrl: values.DATABASE_URL ?? null,
    /** `null`: nothing is mailed. */
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    contactTo: values.CONTACT_TO ?? null,
    /** `null`: one is generated on the first run and kept. */
    authSecret: values.AUTH_SECRET ?? null,
    /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
    trustedProxies: values.TRUSTED_PROXIES,
    /** The least that is written to the log. */
    logLevel: values.LOG_LEVEL,
    /** Opens `/api/metrics` to other machines; `null`: only this one may ask. */
    metricsToken: values.METRICS_TOKEN ?? null,
    /** Milliseconds for which health says “stopping” before no connection is taken any more. */
    stopDelay: values.STOP_DELAY,
    /** The language in which to speak to the person at the terminal. */
    terminalLocale: /^es/i.test(values.LC_ALL || values.LANG) ? ('es' as const) : ('en' as const),
  }));

export type Environment = z.output<typeof schema>;

/** What each variable has to be, in words; shown when it is not. */
const expectations: Record<string, string> = {
  PORT: 'a whole number from 1 to 65535, such as 3000',
  HOST: 'a host name or address to listen on, such as 127.0.0.1',
  SITE_URL: 'the address of the site with its scheme, such as https://platoniq.net',
  CONTENT_DIR: 'the folder with the Markdown, such as ./content',
  MEDIA_DIR: 'the folder with the uploads, such as ./public/media',
  DATA_DIR: 'a folder that the site may write to, such as ./data',
  CONTENT_BRANCH: 'the name of the branch that editors publish to, such as main',
  CONTENT_REMOTE:
    'the address of a git repository, such as git@example.org:site.git, or the folder of a bare one',
  WEBHOOK_SECRET: 'at least 16 characters, such as the output of “openssl rand -base64 32”',
  DATABASE_URL: 'the address of a Postgres database, such as postgres://user:password@host/name',
  SMTP_URL:
    'the address of a mail server and nothing after it, such as smtps://user:password@mail.example.org',
  MAIL_FROM: 'the address that mail is sent from, such as Platoniq <web@platoniq.net>',
  CONTACT_TO: 'the address that messages are sent to, such as info@platoniq.net',
  AUTH_SECRET: 'at least 32 random characters, such as the output of “openssl rand -base64 32”',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  METRICS_TOKEN: 'at least 16 plain characters without spaces, such as the output of “openssl rand -hex 16”',
  STOP_DELAY: 'milliseconds from 0 to 60000, such as 5000',
  TRUSTED_PROXIES: 'addresses or networks of your own proxies, such as 127.0.0.1 or 10.0.0.0/8',
};

/** A variable of the environment has a value that cannot be used. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Parses the environment, the only place that reads it. An empty variable counts as not set.
 * @throws {EnvironmentError} naming every wrong variable, what was found and what is expected.
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  throw new EnvironmentError(
    names
      .map((name) => {
        const found = secret.has(name) ? 'cannot be used' : `is “${given[name]}”`;
        return `${name} ${found}; expected ${expectations[name] ?? 'another value'}.`;
      })
      .join('\n'),
  );
}

/** What git may know that goes over the network: where its keys, its own settings and the proxies are. */
export function remoteEnvironment(
  source: Record<string, string | undefined> = process.env,
): Record<string, string> {
  const names =
    /^(?:PATH|HOME|USER|LOGNAME|TMPDIR|SSH_AUTH_SOCK|GIT_SSH_COMMAND|GIT_SSL_CAINFO|SSL_CERT_(?:FILE|DIR)|(?:https?|all|no)_proxy)$/i;
  const known = Object.entries(source).flatMap(([name, value]) =>
    value !== undefined && names.test(name) ? [[name, value]] : [],
  );
  return { ...programEnvironment(source), ...Object.fromEntries(known) };
}

/** What a program started by us may know of the environment: where programs are, and nothing of ours. */
export function programEnvironment(source: Record<string, string | undefined> = process.env) {
  return { PATH: source.PATH ?? '/usr/local/bin:/usr/bin:/bin' };
}
