import { askInDialog } from './dialog.tsx';
import type { Words } from './words.ts';

/** Where the window that opens leads after signing in: a page without unsaved work. */
const signIn = '/admin/sign-in?next=%2Fadmin%2Faccount';

/**
 * Asks people whose session has ended to sign in again elsewhere; however many requests wait, it asks once.
 * Resolves with whether they say that they have.
 */
export function createSignInAgain(words: Words): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  let hasAsked = 0;
  return () => {
    const isSecondTime = Date.now() - hasAsked < 3_000;
    asking ??= askInDialog<true>((answer) => (
      <>
        <h2 id="studio-dialog-title">{words('sessionTitle')}</h2>
        <p>{words(isSecondTime ? 'sessionStillOut' : 'sessionText')}</p>
        <div className="studio-dialog-actions">
          <a className="studio-button" href={signIn} target="_blank" rel="noreferrer">
            {words('sessionOpen')}
          </a>
          <button type="button" className="studio-button" onClick={() => answer(true)}>
            {words('sessionRetry')}
          </button>
          <button type="button" className="studio-button" onClick={() => answer(null)}>
            {words('conflictCancel')}
          </button>
        </div>
      </>
    )).then((answer) => {
      hasAsked = Date.now();
      asking = null;
      return answer === true;
    });
    return asking;
  };
}
