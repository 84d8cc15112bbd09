import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Preview } from '#lib/cms/preview/preview-actions.ts';
import { CmsError } from '../cms-client.ts';
import type { EntryText } from './entry-text.ts';
import { createLatest } from './latest.ts';
import type { PreviewTools } from './preview-pane.tsx';

/** Milliseconds between two questions while somebody types: the server takes six hundred a minute. */
const pause = 150;
/** Milliseconds until a question is asked again that another one has overtaken. */
const overtakenPause = 1_000;

/** What is known of the entry in the form. */
export interface PreviewState {
  /** Of which file. */
  path: string | null;
  preview: Preview | null;
  /** The page to be shown: the last one while the text cannot be read. */
  html: string | null;
  /** Words of the server, or of the lack of one. */
  failure: string | null;
  /** Whether what is shown is what the form holds. */
  isFresh: boolean;
}

const nothing: PreviewState = { path: null, preview: null, html: null, failure: null, isFresh: false };
const unwritten: Preview = { html: null, address: null, problems: [] };

/** Asks the server about what the form holds, as it changes. */
export function usePreview(text: EntryText | null, { client, renew }: PreviewTools) {
  const [state, setState] = useState(nothing);
  const fail = useCallback(
    (error: unknown) => setState((before) => ({ ...before, failure: wordsOf(error) })),
    [],
  );
  const latest = useMemo(
    () =>
      createLatest<EntryText, Preview>({
        ask: ({ path, raw }) => askInTurn(client, { path, raw: renew({ path, raw }) }),
        onAnswer: (preview, { path }) => setState((before) => after(before, path, preview)),
        onFailure: fail,
        pause,
      }),
    [client, renew, fail],
  );
  const path = text?.path;
  const raw = text?.raw;
  useEffect(() => {
    if (path === undefined || raw === undefined)
      return setState({ ...nothing, preview: unwritten, isFresh: true });
    setState((before) => ({ ...before, isFresh: false }));
    latest.push({ path, raw });
  }, [latest, path, raw]);
  return { ...state, fail };
}

/** Where the same person looks at another entry in another window, the server makes one preview at a time. */
async function askInTurn(
  client: PreviewTools['client'],
  text: { path: string; raw: string },
): Promise<Preview> {
  try {
    return await client.ask('preview', text, { isUnasked: true });
  } catch (error) {
    if (!(error instanceof CmsError) || error.code !== 'overtaken') throw error;
    await new Promise((resolve) => setTimeout(resolve, overtakenPause));
    return askInTurn(client, text);
  }
}

function after(before: PreviewState, path: string, preview: Preview): PreviewState {
  const isUnreadable = preview.html === null && preview.address !== null;
  const html = isUnreadable && before.path === path ? before.html : preview.html;
  return { path, preview, html, failure: null, isFresh: true };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
