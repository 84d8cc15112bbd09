import { saveFailed } from '#lib/cms/save-failed-event.ts';
import { CmsError } from '../cms-client.ts';
import type { Status } from '../status.tsx';
import type { Words } from '../words.ts';

/** Says in words what failed outside of what is drawn: a click, a paste, a save. */
export function tellFailures(target: EventTarget, { say }: Pick<Status, 'say'>, words: Words): void {
  const tell = (error: unknown) => {
    // Decap rejects with what it has told already, which is no error; browsers report harmless things without one.
    if (!(error instanceof Error) || error.name === 'AbortError') return;
    say(error instanceof CmsError ? error.message : words('actionFailed'));
  };
  target.addEventListener('error', (event) => tell('error' in event && event.error));
  target.addEventListener('unhandledrejection', (event) => tell('reason' in event && event.reason));
  target.addEventListener(saveFailed, () => say(words('saveFailed')));
}
