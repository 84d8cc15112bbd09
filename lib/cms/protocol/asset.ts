import { z } from 'zod';

/** A file as Decap's protocol carries it. */
export const asset = z.looseObject({
  path: z.string().max(500),
  content: z.string(),
  encoding: z.literal('base64'),
});
