import type { z } from 'zod';
import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { ReadMemory } from './read-memory.ts';

/** Who asks, and what they have read so far. */
export interface Asker {
  session: Session;
  memory: ReadMemory;
}

/** One action of the protocol: its parameters are parsed before it runs, its answer is sent as JSON. */
export interface CmsAction<Params extends z.ZodType = z.ZodType, Answer = unknown> {
  params: Params;
  run(context: StudioContext, params: unknown, asker: Asker): Promise<Answer>;
}

/** An action whose parameters are those of `schema`. */
export function action<Params extends z.ZodType, Answer>(
  schema: Params,
  run: (context: StudioContext, params: z.output<Params>, asker: Asker) => Promise<Answer>,
): CmsAction<Params, Answer> {
  return {
    params: schema,
    run: (context, params, asker) => run(context, schema.parse(params), asker),
  };
}

/** What each of `Actions` takes and answers, as whoever asks sees it. */
export type ProtocolOf<Actions extends Readonly<Record<string, CmsAction>>> = {
  readonly [Name in keyof Actions]: Actions[Name] extends CmsAction<infer Params, infer Answer>
    ? { params: z.input<Params>; answer: Answer }
    : never;
};
