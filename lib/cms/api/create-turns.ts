import type { Session } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { EditingThread } from '../editing/editing-thread.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** Requests of one person that are worked at; a browser with some tabs open has a dozen. */
const mostAtOnce = 32;

/**
 * Makes the function that lets so many requests of each person be worked at, and each person have their turn.
 * @throws {CmsFailure} 429, in words
 */
export function createTurns(editing: Pick<EditingThread, 'onBehalfOf'>) {
  const open = new Map<string, number>();

  return async <Result>(session: Session, work: (session: Session) => Promise<Result>): Promise<Result> => {
    const { id, locale } = session.person;
    const before = open.get(id) ?? 0;
    if (before >= mostAtOnce)
      throw new CmsFailure(translator(locale)('cms.api.tooMany'), { status: 429, code: 'too-many' });
    open.set(id, before + 1);
    try {
      return await editing.onBehalfOf(id, () => work(session));
    } finally {
      const left = (open.get(id) ?? 0) - 1;
      if (left > 0) open.set(id, left);
      else open.delete(id);
    }
  };
}
