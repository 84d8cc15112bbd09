import type { CmsProtocol } from '#lib/cms/api/actions.ts';
import type { Saved } from '#lib/cms/publish/save-entry.ts';
import type { Conflict } from '#lib/cms/publish/settle-conflict.ts';
import { type CmsClient, CmsError } from './cms-client.ts';
import { type Choices, conflictIn, pathOfConflict } from './conflict.ts';
import type { DataFile } from './decap-files.ts';
import type { Revisions } from './revisions.ts';

export interface SaveOptions {
  client: CmsClient;
  dataFiles: readonly DataFile[];
  revisions: Revisions;
  /** Decap's own, such as whether the entry is new. */
  options: CmsProtocol['persistEntry']['params']['options'];
  /** Lets the person choose between two versions; `null`: nothing is to be saved. */
  choose(conflict: Conflict): Promise<Choices | null>;
  /** Words for when the person chose to save nothing. */
  cancelled: string;
}

/**
 * Saves an entry. Where somebody else has saved the same fields meanwhile, the person is asked, for one
 * language after the other.
 * @throws {CmsError} if the server refuses, or the person does.
 */
export async function saveEntry({ client, revisions, options, ...save }: SaveOptions): Promise<Saved> {
  const dataFiles = save.dataFiles.map((file) => ({ ...file, raw: revisions.renew(file) }));
  const paths = dataFiles.map(({ path }) => path);
  const resolution: Record<string, Choices> = {};
  for (;;) {
    try {
      const saved = await client.ask('persistEntry', { dataFiles, assets: [], options, resolution });
      // A form that is based on what it does not hold would take it back with its next save.
      for (const file of saved.asSent === false ? [] : dataFiles) {
        const revision = saved.revisions[file.path];
        if (revision) revisions.note(file, revision);
      }
      return saved;
    } catch (error) {
      const conflict = error instanceof CmsError ? conflictIn(error.detail) : null;
      const path = conflict && pathOfConflict(conflict, paths);
      if (!conflict || !path) throw error;
      const choices = await save.choose(conflict);
      if (!choices) throw new CmsError(save.cancelled, { status: 409, code: 'cancelled', detail: null });
      // What was chosen before stays chosen, unless it is asked again.
      resolution[path] = { ...resolution[path], ...choices };
    }
  }
}
