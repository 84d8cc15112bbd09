import { z } from 'zod';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath } from '../entries/read-file.ts';
import { action, type CmsAction } from '../protocol/action.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { draftFile, formText, openDraftFile } from './open-draft.ts';
import { createShare, listShares, mostLinks, revokeShare, type ShareLink } from './share-store.ts';

/** A link that was just made. */
export interface CreatedShare {
  /** Path on this site; told this once. */
  address: string;
  links: ShareLink[];
}

const days = z.int().min(1).max(30).default(7);
const path = z.string().max(500);

/** Making, listing and withdrawing links to versions that are not published. */
export const shareActions = {
  share: action(formText.extend({ days }), async (context, sent, asker): Promise<CreatedShare> => {
    const { person } = asker.session;
    const t = translator(person.locale);
    const file = await draftFile(context, sent, asker);
    const draft = file && (await openDraftFile(context, file, person.name || person.email));
    if (!file || !draft?.pages)
      throw new CmsFailure(t('cms.share.nothing'), { status: 422, code: 'nothing' });
    const created = await createShare(context.database, file, { by: person, days: sent.days });
    if (!created)
      throw new CmsFailure(t('cms.share.tooMany', { count: mostLinks }), { status: 409, code: 'too-many' });
    return {
      address: `/preview/${created.key}`,
      links: await listShares(context.database, file.id),
    };
  }),
  shares: action(z.looseObject({ path }), async (context, sent, { session }) => ({
    links: await listShares(context.database, realId(context, sent.path, session.person.locale)),
  })),
  revokeShare: action(
    z.looseObject({ path, id: z.uuid() }),
    async (context, { path: of, id }, { session }) => {
      const file = realId(context, of, session.person.locale);
      await revokeShare(context.database, { id, file }, session.person);
      return { links: await listShares(context.database, file) };
    },
  ),
} satisfies Record<string, CmsAction>;

function realId({ content }: StudioContext, path: string, locale: Locale): string {
  return pairEntries(content.index.all()).realId(idOfPath(path, locale));
}
