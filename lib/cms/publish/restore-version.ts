import type { Session } from '#lib/auth/session.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { decodeText } from '#lib/content/decode-text.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath, readContentFile } from '../entries/read-file.ts';
import { commitMessage } from '../git/commit-message.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { asCommit } from './file-change.ts';
import { liveAddress } from './live-address.ts';
import { releaseAddresses } from './release-addresses.ts';
import type { Saved } from './save-entry.ts';
import { writeFiles } from './write-files.ts';

/**
 * Gives a file the bytes that it had as of a commit, as a new commit; also one that was deleted since.
 * @throws {CmsFailure} 404 if it did not stand there then, or in git's words.
 */
export async function restoreVersion(
  context: StudioContext,
  { path, commit }: { path: string; commit: string },
  session: Session,
): Promise<Saved> {
  const started = performance.now();
  const { locale } = session.person;
  const id = pairEntries(context.content.index.all()).realId(idOfPath(path, locale));
  const prefix = context.repository.place.content;
  const bytes = await readThen(context, prefix + id, commit);
  if (!bytes)
    throw new CmsFailure(translator(locale)('cms.api.noVersion'), { status: 404, code: 'no-version' });
  const current = await readContentFile(context, id);
  const file = contentFile(id);
  // A deleted page that comes back is gone no more.
  const released = asCommit(prefix, await releaseAddresses(context, [{ id, text: decodeText(bytes).text }]));
  const done = await writeFiles(
    context,
    {
      changes: [{ path: prefix + id, bytes }, ...released.changes],
      expected: { [prefix + id]: current?.blob ?? null, ...released.expected },
      message: commitMessage({
        action: 'restore',
        collection: wordsIn(collections[file?.collection ?? 'pages'].label, defaultLocale),
        title: file?.stem ?? id,
        locales: file?.locale ? [file.locale] : [],
      }),
      action: 'entry.restore',
      from: commit,
    },
    session,
  );
  const { address, expected, isPublic } = await liveAddress(context, id);
  return {
    ok: true,
    commit: done.commit,
    address,
    live: context.proveLive ? await context.proveLive(address, expected) : true,
    isPublic,
    milliseconds: Math.round(performance.now() - started),
    revisions: { [path]: done.blobs[prefix + id] ?? current?.blob ?? null },
  };
}

/** The bytes as of a commit, also where the file has moved since. */
async function readThen({ repository }: StudioContext, path: string, commit: string): Promise<Buffer | null> {
  const here = await repository.readAt(commit, path);
  if (here) return here;
  const version = (await repository.history(path)).find((then) => then.commit === commit);
  return version && version.path !== path ? repository.readAt(commit, version.path) : null;
}
