import type { DeletionPlan } from '#lib/cms/publish/plan-deletion.ts';
import { type CmsClient, CmsError } from './cms-client.ts';
import type { DeletionChoice } from './delete-dialog.tsx';
import type { Outcome } from './status.tsx';

export interface DeleteOptions {
  client: Pick<CmsClient, 'ask'>;
  paths: readonly string[];
  /** Lets the person choose what visitors meet; `null`: nothing is to be deleted. */
  choose(plan: DeletionPlan): Promise<DeletionChoice | null>;
  /** Words for when the person chose to delete nothing. */
  cancelled: string;
}

/**
 * Deletes an entry, or media; where addresses go with it, the person is asked what becomes of them.
 * @throws {CmsError} if the server refuses, or the person does.
 */
export async function deleteFiles({ client, paths, choose, cancelled }: DeleteOptions): Promise<Outcome> {
  const isEntry = paths.every((path) => path.startsWith('content/'));
  const plan = isEntry ? await client.ask('planDeletion', { paths: [...paths] }) : null;
  const choice = plan && plan.addresses.length > 0 ? await choose(plan) : { to: null };
  if (!choice) throw new CmsError(cancelled, { status: 409, code: 'cancelled', detail: null });
  return client.ask('deleteFiles', { paths: [...paths], options: { to: choice.to } });
}
