import type { Engine } from './engine.ts';
import { findSession } from './find-session.ts';

/** Ends the session that the headers name, if there is one. */
export async function endSession(engine: Engine, headers: Headers): Promise<void> {
  const session = await findSession(engine, headers);
  if (!session) return;
  const { internalAdapter } = await engine.$context;
  await internalAdapter.deleteSession(session.token);
}
