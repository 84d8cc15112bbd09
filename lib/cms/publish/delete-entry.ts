import type { Session } from '#lib/auth/session.ts';
import { collections } from '#lib/content/collections/all.ts';
import { wordsIn } from '#lib/content/collections/field.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath, readContentFile } from '../entries/read-file.ts';
import { commitMessage } from '../git/commit-message.ts';
import type { StudioContext } from '../studio-context.ts';
import { liveAddress } from './live-address.ts';
import type { Saved } from './save-entry.ts';
import { writeFiles } from './write-files.ts';

/**
 * Deletes the files of an entry; those that Decap names although they do not exist are passed over.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function deleteEntry(
  context: StudioContext,
  paths: readonly string[],
  session: Session,
): Promise<Saved> {
  const started = performance.now();
  const pairing = pairEntries(context.content.index.all());
  const ids = [...new Set(paths.map((path) => pairing.realId(idOfPath(path, session.person.locale))))];
  const found = await Promise.all(ids.map(async (id) => ({ id, file: await readContentFile(context, id) })));
  const files = found.flatMap(({ id, file }) => (file ? [{ id, blob: file.blob }] : []));
  const addresses = await Promise.all(files.map(({ id }) => liveAddress(context, id)));
  const titles = files.map(({ id }) => titleOf(context, id));
  const prefix = context.repository.place.content;
  const [first] = files;
  const committed = first
    ? await writeFiles(
        context,
        {
          changes: files.map(({ id }) => ({ path: prefix + id, bytes: null })),
          expected: Object.fromEntries(files.map(({ id, blob }) => [prefix + id, blob])),
          message: commitMessage({
            action: 'delete',
            collection: wordsIn(
              collections[contentFile(first.id)?.collection ?? 'pages'].label,
              defaultLocale,
            ),
            title: titles[0] ?? first.id,
            locales: files.flatMap(({ id }) => contentFile(id)?.locale ?? []),
          }),
          action: 'entry.delete',
        },
        session,
      )
    : { commit: null };
  const { proveLive } = context;
  const gone = proveLive
    ? await Promise.all(
        files.map(({ id }, index) => proveLive(addresses[index]?.address ?? '/', { kind: 'without', id })),
      )
    : [];
  return {
    ok: true,
    commit: committed.commit,
    address: null,
    live: gone.every(Boolean),
    isPublic: false,
    milliseconds: Math.round(performance.now() - started),
    revisions: {},
  };
}

function titleOf({ content }: StudioContext, id: string): string {
  const data = content.index.get(id)?.data;
  return data && 'title' in data ? String(data.title) : id;
}
