import type { Session } from '#lib/auth/session.ts';
import type { ReadRevisions } from '#lib/cms/protocol/read-memory.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { measures } from '#lib/metrics/measures.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { commitMessage } from '../git/commit-message.ts';
import { sourceAddress } from '../links/source-address.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { changeWords } from './change-words.ts';
import { checkFiles } from './check-files.ts';
import { asCommit } from './file-change.ts';
import { followSlug, type WrittenFile } from './follow-slug.ts';
import { liveAddress } from './live-address.ts';
import type { PreparedFile } from './prepare-file.ts';
import { prepareFiles } from './prepare-files.ts';
import { releaseAddresses } from './release-addresses.ts';
import type { SaveRequest } from './save-request.ts';
import { settleConflict } from './settle-conflict.ts';
import { writeFiles } from './write-files.ts';

/** How a save went. */
export interface Saved {
  ok: true;
  /** `null`: nothing was changed. */
  commit: string | null;
  address: string | null;
  /** Whether the public address was seen to show it; for a draft, whether it was seen not to. */
  live: boolean;
  isPublic: boolean;
  milliseconds: number;
  notice?: string;
  /** Whether the files stand as they were sent, but for their spelling; if not, a form has to read them again. */
  asSent?: boolean;
  /** The new revision of each file, by its path in the studio. */
  revisions: Record<string, string | null>;
}

/**
 * Publishes an entry: merges, checks, commits, renders, and proves that it is live.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function saveEntry(
  context: StudioContext,
  request: SaveRequest,
  { session, read }: { session: Session; read: ReadRevisions },
): Promise<Saved> {
  const started = performance.now();
  const { locale } = session.person;
  const prepared = await prepareFiles(context, request, { locale, read });
  const { files, notices } = await settle(context, prepared, request, locale);
  const changed = files.filter(({ text, before }) => text !== before);
  const written = await followSlug(context, changed);
  const ignored = files.find(({ prepared: { isIgnored } }) => isIgnored);
  if (ignored) {
    const words = translator(locale)('cms.api.doubtful', { address: sourceAddress(ignored.id) });
    // Nobody hears “no changes” who changed something.
    if (written.length === 0) throw new CmsFailure(words, { status: 422, code: 'doubtful' });
    notices.push(words);
  }
  const known = new Map(files.map((file) => [file.id, file.prepared]));
  const checked = written.map((file) => ({
    ...file,
    guarded: known.get(file.id)?.problems ?? [],
  }));
  const isOther = ({ id }: WrittenFile) => (known.get(id)?.current?.encoding ?? 'utf-8') !== 'utf-8';
  const converted = written.filter(isOther).map(({ id }) => id);
  // Both are read in the thread for editing; the main thread works for one while the other waits there.
  const [found, message] = await Promise.all([
    checkFiles(context, checked, locale),
    messageFor(context, checked, converted),
  ]);
  notices.push(...found);
  for (const file of converted) notices.push(translator(locale)('cms.api.converted', { file }));
  const prefix = context.repository.place.content;
  const checkedAt = performance.now();
  const committed =
    written.length === 0
      ? { commit: null, blobs: {} }
      : await writeFiles(
          context,
          {
            ...asCommit(prefix, [...written, ...(await releaseAddresses(context, written))]),
            message,
            action: 'entry.save',
          },
          session,
        );
  const committedAt = performance.now();
  const shown = await showLive(context, written.length > 0 ? written : files);
  if (committed.commit !== null) {
    measures.publish('check', checkedAt - started);
    measures.publish('commit', committedAt - checkedAt);
    measures.publish('proof', performance.now() - committedAt);
  }
  const blobOf = (id: string) =>
    (committed.blobs as Record<string, string | null>)[prefix + id] ?? known.get(id)?.current?.blob ?? null;
  return {
    ok: true,
    commit: committed.commit,
    ...shown,
    milliseconds: Math.round(performance.now() - started),
    ...(notices.length > 0 && { notice: notices.join(' ') }),
    asSent: files.every(({ id, text, prepared: { mine } }) => textOf(written, id, text) === mine),
    revisions: Object.fromEntries(prepared.map(({ file, path }) => [path, blobOf(file.id)])),
  };
}

/** Settles what stands between the person's version and the one that is there, file by file. */
async function settle(
  context: StudioContext,
  prepared: Awaited<ReturnType<typeof prepareFiles>>,
  { resolution }: Pick<SaveRequest, 'resolution'>,
  locale: Locale,
): Promise<{ files: (WrittenFile & { prepared: PreparedFile })[]; notices: string[] }> {
  const notices: string[] = [];
  const files: (WrittenFile & { prepared: PreparedFile })[] = [];
  for (const { file, path } of prepared) {
    const { text, notice } = await settleConflict(context, file, resolution[path] ?? {}, locale);
    if (notice) notices.push(notice);
    if (file.replaced.length > 0) notices.push(replacedWords(file, locale));
    const { id, current } = file;
    const stands = { before: current?.text ?? null, expected: current?.blob ?? null };
    files.push({ id, text, prepared: file, ...stands });
  }
  return { files, notices };
}

function replacedWords({ id, replaced }: PreparedFile, locale: Locale): string {
  const lines = new Intl.ListFormat(locale).format(
    replaced.map((line) => translator(locale)('cms.api.quoted', { line })),
  );
  return translator(locale)('cms.api.replaced', { file: id, lines, count: replaced.length });
}

/** What was written to a file; the other language's may have followed an address. */
function textOf(written: readonly WrittenFile[], id: string, text: string): string {
  return written.find((file) => file.id === id)?.text ?? text;
}

async function showLive(context: StudioContext, files: readonly { id: string }[]) {
  const shown = await Promise.all(files.map(({ id }) => liveAddress(context, id)));
  const [first] = shown;
  if (!first) return { address: null, live: false, isPublic: false };
  const { proveLive } = context;
  const proofs = proveLive
    ? await Promise.all(shown.map(({ address, expected }) => proveLive(address, expected)))
    : [true];
  return { address: first.address, live: proofs.every(Boolean), isPublic: first.isPublic };
}

async function messageFor(
  context: StudioContext,
  files: readonly { id: string; text: string; before: string | null }[],
  converted: readonly string[],
): Promise<string> {
  const [first] = files;
  const file = first && contentFile(first.id);
  if (!first || !file) return 'Content';
  const collection = collections[file.collection];
  const { id, text, before } = first;
  const entry = await context.editing.run('readEntry', { id, text });
  const title = entry && 'title' in entry.data ? String(entry.data.title) : file.stem;
  return commitMessage({
    action: before === null ? 'create' : 'change',
    collection: wordsIn(collection.label, defaultLocale),
    title,
    locales: [...new Set(files.flatMap((each) => contentFile(each.id)?.locale ?? []))],
    details:
      before === null
        ? []
        : [
            ...(converted.length > 0 ? [translator(defaultLocale)('changes.encoding')] : []),
            ...(await changeWords(context, { id, before, after: text, locale: defaultLocale })),
          ],
  });
}
