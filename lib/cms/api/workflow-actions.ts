import { z } from 'zod';
import { translator } from '#lib/i18n/translate.ts';
import { action, type CmsAction } from '../protocol/action.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** What Decap's proxy protocol asks of a place where entries wait for review; here every save is published. */
export const workflowActions = {
  info: action(z.looseObject({}), async () => ({
    repo: 'content',
    publish_modes: ['simple'],
    type: 'site',
  })),
  unpublishedEntries: action(z.looseObject({}), async () => []),
  // Decap takes the status 404 for an entry that waits for nothing.
  unpublishedEntry: action(z.looseObject({}), async (_context, _params, { session }) => {
    const words = translator(session.person.locale)('cms.api.nothingWaits');
    throw new CmsFailure(words, { status: 404, code: 'nothing-waits' });
  }),
  getDeployPreview: action(z.looseObject({}), async () => null),
} satisfies Record<string, CmsAction>;
