import type { z } from 'zod';
import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { ReadMemory } from './read-memory.ts';

/** Who asks, and what they have read so far. */
export interface Asker {
  session: Session;
  memory: ReadMemory;
}

/** One action of the protocol: its parameters are parsed before it runs. */
export interface CmsAction {
  run(context: StudioContext, params: unknown, asker: Asker): Promise<unknown>;
}

/** An action whose parameters are those of `schema`. */
export function action<Params extends z.ZodType>(
  schema: Params,
  run: (context: StudioContext, params: z.output<Params>, asker: Asker) => Promise<unknown>,
): CmsAction {
  return { run: (context, params, asker) => run(context, schema.parse(params), asker) };
}
