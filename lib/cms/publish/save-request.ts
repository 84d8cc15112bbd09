import { z } from 'zod';
import { asset } from '../protocol/asset.ts';

/** What Decap sends to save an entry, with what this site adds. */
export const saveRequest = z.object({
  dataFiles: z
    .array(
      z.object({
        slug: z.string().max(300).optional(),
        path: z.string().max(500),
        raw: z.string().max(300_000),
        newPath: z.string().max(500).optional(),
      }),
    )
    .max(20),
  /** Files that the entry shows, stored before it. */
  assets: z.array(asset).max(20).default([]),
  options: z.looseObject({ newEntry: z.boolean().optional() }).default({}),
  /** The revision that each file's changes are based on, by path. */
  revisions: z.record(z.string(), z.string()).default({}),
  /** Whose version counts where two people changed the same, by path and by the id of the change. */
  resolution: z.record(z.string(), z.record(z.string(), z.enum(['mine', 'theirs', 'both']))).default({}),
});

export type SaveRequest = z.output<typeof saveRequest>;
