import { z } from 'zod';
import type { Session } from '#lib/auth/session.ts';
import { decodeText } from '#lib/content/decode-text.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { getEntry, listEntries, type ServedFile } from '../entries/list-entries.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath } from '../entries/read-file.ts';
import { deleteMedia } from '../media/delete-media.ts';
import { mediaActions, storeAsset } from '../media/media-actions.ts';
import { mediaRoot } from '../media/media-place.ts';
import { previewActions } from '../preview/preview-actions.ts';
import { shareActions } from '../preview/share-actions.ts';
import { type Asker, action, type CmsAction, type ProtocolOf } from '../protocol/action.ts';
import { changeWords } from '../publish/change-words.ts';
import { deleteEntry } from '../publish/delete-entry.ts';
import { planDeletion } from '../publish/plan-deletion.ts';
import { publishEntry } from '../publish/publish-entry.ts';
import { restoreVersion } from '../publish/restore-version.ts';
import { saveRequest } from '../publish/save-request.ts';
import { undoPublish } from '../publish/undo-publish.ts';
import { withUnread } from '../publish/unread-files.ts';
import { translationActions } from '../translation/translation-actions.ts';
import { workflowActions } from './workflow-actions.ts';

const path = z.string().max(500);
const paths = z.array(path).min(1).max(20);
const commit = z.string().regex(/^[0-9a-f]{7,64}$/);
/** `to`: where the addresses of a deleted entry lead from then on. */
const deletion = z.looseObject({ to: path.nullish() }).default({});

/** The actions of Decap's proxy protocol that this site has, and its own. */
export const cmsActions = {
  entriesByFolder: action(z.looseObject({ folder: path }), async (context, { folder }, asker) =>
    remembered(await listEntries(context, folder, asker.session.person.locale), asker),
  ),
  entriesByFiles: action(
    z.looseObject({ files: z.array(z.looseObject({ path })).max(1000) }),
    async (context, { files }, asker) => {
      const { locale } = asker.session.person;
      const served = await Promise.all(
        files.map((file) => getEntry(context, idOfPath(file.path, locale), locale)),
      );
      return remembered(served, asker);
    },
  ),
  getEntry: action(z.looseObject({ path }), async (context, params, asker) => {
    const { locale } = asker.session.person;
    const served = await getEntry(context, idOfPath(params.path, locale), locale);
    await remembered([served], asker);
    return served;
  }),
  persistEntry: action(saveRequest, async (context, request, { session, memory }) => {
    for (const each of request.assets) await storeAsset(context, each, session);
    const paths = request.dataFiles.map((file) => file.path);
    const read = await memory.of(session.id, paths);
    const based = await withUnread(context, paths, { session, read });
    const saved = await publishEntry(context, request, { session, read: based });
    // What somebody else's changes came into has not been read yet: based on it, the next save would undo them.
    if (saved.asSent) await memory.remember(session.id, saved.revisions);
    return saved;
  }),
  deleteFile: action(z.looseObject({ path, options: deletion }), (context, params, { session }) =>
    deleteFiles(context, { ...params, paths: [params.path] }, session),
  ),
  deleteFiles: action(z.looseObject({ paths, options: deletion }), (context, params, { session }) =>
    deleteFiles(context, params, session),
  ),
  planDeletion: action(z.looseObject({ paths }), (context, params, { session }) =>
    planDeletion(context, params.paths, session),
  ),
  undo: action(z.looseObject({ commit }), (context, params, { session }) =>
    undoPublish(context, params.commit, session),
  ),
  restore: action(z.looseObject({ path, commit }), (context, params, { session }) =>
    restoreVersion(context, params, session),
  ),
  history: action(z.looseObject({ path }), entryHistory),
  ...previewActions,
  ...mediaActions,
  ...shareActions,
  ...translationActions,
  ...workflowActions,
} satisfies Record<string, CmsAction>;

/** What `/api/cms` takes and answers, by action: whoever asks is typed by whoever answers. */
export type CmsProtocol = ProtocolOf<typeof cmsActions>;

async function remembered(served: ServedFile[], { session, memory }: Asker): Promise<ServedFile[]> {
  await memory.remember(session.id, Object.fromEntries(served.map(({ file }) => [file.path, file.id])));
  return served;
}

function deleteFiles(
  context: StudioContext,
  given: { paths: readonly string[]; options: z.output<typeof deletion> },
  session: Session,
) {
  return given.paths.every((each) => each.startsWith(mediaRoot))
    ? deleteMedia(context, given.paths, session)
    : deleteEntry(context, { paths: given.paths, to: given.options.to || null }, session);
}

async function entryHistory(context: StudioContext, params: { path: string }, { session }: Asker) {
  const { locale } = session.person;
  const { repository } = context;
  const id = pairEntries(context.content.index.all()).realId(idOfPath(params.path, locale));
  const versions = await repository.history(repository.place.content + id, { limit: 50 });
  const texts = await Promise.all(versions.map(({ commit: at, path: then }) => repository.readAt(at, then)));
  const textAt = (index: number) => {
    const bytes = texts[index];
    return bytes ? decodeText(bytes).text : null;
  };
  return Promise.all(
    versions.map(async ({ commit: at, author, at: when, message }, index) => ({
      commit: at,
      author: author.name,
      at: when,
      message,
      changes: await changeWords(context, {
        ...{ id, locale },
        before: textAt(index + 1),
        after: textAt(index),
      }),
    })),
  );
}
