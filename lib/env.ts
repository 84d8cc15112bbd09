import { resolve } from 'node:path';
import { z } from 'zod';

const folder = z
  .string()
  .trim()
  .min(1)
  .transform((path) => resolve(path));

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).catch('production'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    HOST: z.string().trim().min(1).optional(),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    CONTENT_DIR: folder.default(resolve('content')),
    MEDIA_DIR: folder.default(resolve('public/media')),
    DATA_DIR: folder.default(resolve('data')),
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
      .map((name) => `${name} is “${given[name]}”; expected ${expectations[name] ?? 'another value'}.`)
      .join('\n'),
  );
}
