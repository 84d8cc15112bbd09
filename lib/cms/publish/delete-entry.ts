import type { Session } from '#lib/auth/session.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { commitMessage } from '../git/commit-message.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { deletedFiles } from './deleted-files.ts';
import { asCommit } from './file-change.ts';
import { liveAddress } from './live-address.ts';
import { type Retirement, retireAddresses } from './retire-addresses.ts';
import type { Saved } from './save-entry.ts';
import { writeFiles } from './write-files.ts';

/** Which entry is to go, and where its addresses lead from then on; `to: null`: nowhere. */
export interface Deletion {
  paths: readonly string[];
  to: string | null;
}

/**
 * Deletes the files of an entry, and notes what its addresses answer from then on; files that Decap names
 * although they do not exist are passed over.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function deleteEntry(
  context: StudioContext,
  { paths, to }: Deletion,
  session: Session,
): Promise<Saved> {
  const started = performance.now();
  const { locale } = session.person;
  const files = await deletedFiles(context, paths, locale);
  const ids = files.map(({ id }) => id);
  const shown = to === null ? null : context.content.resolve(to);
  if (to !== null && (!shown || ids.includes(shown.entry?.id ?? '')))
    throw new CmsFailure(translator(locale)('cms.api.noTarget', { address: to.slice(0, 120) }), {
      status: 422,
      code: 'no-target',
    });
  const retired = await retireAddresses(context, ids, shown?.canonical ?? null);
  const before = await Promise.all(ids.map(async (id) => ({ id, ...(await liveAddress(context, id)) })));
  const message = messageFor(context, ids);
  const committed =
    files.length === 0
      ? { commit: null }
      : await writeFiles(
          context,
          {
            ...asCommit(context.repository.place.content, [...files, ...retired.files]),
            message,
            action: 'entry.delete',
          },
          session,
        );
  return {
    ok: true,
    commit: committed.commit,
    address: null,
    live: await isGone(context, retired, before),
    isPublic: false,
    milliseconds: Math.round(performance.now() - started),
    ...(retired.addresses.length > 0 && { notice: noticeOf(retired, locale) }),
    revisions: {},
  };
}

function messageFor({ content }: StudioContext, ids: readonly string[]): string {
  const [first = ''] = ids;
  return commitMessage({
    action: 'delete',
    collection: wordsIn(collections[contentFile(first)?.collection ?? 'pages'].label, defaultLocale),
    title: entryTitle(content, first),
    locales: ids.flatMap((id) => contentFile(id)?.locale ?? []),
  });
}

/** Whether every address was seen to answer what it should. */
async function isGone(
  { proveLive, content }: StudioContext,
  retired: Retirement,
  before: readonly { id: string; address: string }[],
): Promise<boolean> {
  if (!proveLive) return true;
  const proofs = before.map(({ id, address }) => {
    const isRetired = retired.addresses.includes(address);
    return proveLive(
      address,
      isRetired ? { kind: 'gone', to: content.gone(address)?.to ?? null } : { kind: 'without', id },
    );
  });
  return (await Promise.all(proofs)).every(Boolean);
}

function noticeOf(
  { addresses: [address = ''], to }: Retirement,
  locale: Session['person']['locale'],
): string {
  const t = translator(locale);
  return to ? t('cms.api.goneTo', { address, to }) : t('cms.api.gone', { address });
}
