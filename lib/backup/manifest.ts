import { z } from 'zod';

/** What a backup says of itself, in `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal(1),
  /** ISO 8601. */
  madeAt: z.string(),
  /** Of the site that made it. */
  version: z.string(),
  node: z.string(),
  database: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    migrations: z.array(z.string()),
    /** Rows of each table. */
    tables: z.record(z.string(), z.number().int()),
  }),
  /** `environment`: sessions and links are signed with `AUTH_SECRET`, which is not in here. */
  secret: z.enum(['kept', 'environment']),
  content: z.object({
    branch: z.string(),
    commit: z.string(),
    /** What paths of content begin with in the repository, such as `content/`. */
    prefix: z.string(),
    /** Files that somebody had changed and not committed; those that stood are in `uncommitted/`. */
    uncommitted: z.array(z.object({ path: z.string(), state: z.string() })),
  }),
  /** `null`: uploads are in the repository. */
  media: z.object({ files: z.number().int() }).nullable(),
  /** Every file of the backup but this one. */
  parts: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

export type Manifest = z.output<typeof manifestSchema>;

/** Names of what is in a backup. */
export const names = {
  manifest: 'manifest.json',
  database: 'site.db',
  bundle: 'content.bundle',
  uncommitted: 'uncommitted',
  media: 'media',
  secrets: 'secrets',
} as const;
