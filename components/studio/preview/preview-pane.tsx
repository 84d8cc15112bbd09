import { useEffect, useMemo, useState } from 'react';
import type { Preview } from '#lib/cms/preview/preview-actions.ts';
import type { ToldProblem } from '#lib/cms/publish/check-files.ts';
import { defaultLocale, isLocale, type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import type { CmsClient } from '../cms-client.ts';
import type { Words } from '../words.ts';
import { Choice } from './choice.tsx';
import type { PreviewProps } from './draft.ts';
import { type EntryText, entryText, isLocalized } from './entry-text.ts';
import { createLatest } from './latest.ts';
import { PageFrame, type PreviewWidth } from './page-frame.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { openShareDialog } from './share-dialog.tsx';

/** What the pane works with. */
export interface PreviewTools {
  client: Pick<CmsClient, 'ask'>;
  words: Words;
  /** Brings the revision in a text up to date with what this window has saved. */
  renew(raw: string): string;
  /** What a key of the entry is called in the form; `file` is its path below `content/`. */
  labelOf(file: string, key: string): string;
}

/** Milliseconds between two questions while somebody types: the server takes six hundred a minute. */
const pause = 150;

/** The real page beside the form, with what is wrong with it. */
export function PreviewPane({ tools, ...props }: PreviewProps & { tools: PreviewTools }) {
  const { words } = tools;
  const [chosen, choose] = useState<{ locale: Locale; ofForm: Locale } | null>(null);
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const ofForm = isLocale(props.locale) ? props.locale : defaultLocale;
  // When the form changes its language, the page goes along.
  const locale = chosen?.ofForm === ofForm ? chosen.locale : ofForm;
  const text = entryText(props, locale);
  const { preview, html, failure, isFresh } = usePreview(text, tools);
  return (
    <div className="preview" aria-busy={!isFresh}>
      <div className="preview-bar">
        {isLocalized(props.collection) && (
          <Choice
            legend={words('previewLanguage')}
            options={localeCodes.map((code) => ({ value: code, label: locales[code].name }))}
            value={locale}
            onChange={(code) => choose({ locale: code, ofForm })}
          />
        )}
        <Choice
          legend={words('previewWidth')}
          options={[
            { value: 'phone', label: words('previewPhone') },
            { value: 'desktop', label: words('previewDesktop') },
          ]}
          value={width}
          onChange={(name) => setWidth(name)}
        />
        {text && (
          <button
            type="button"
            onClick={() => openShareDialog({ ...text, raw: tools.renew(text.raw) }, tools)}
          >
            {words('share')}
          </button>
        )}
      </div>
      <div role="status" className="preview-note">
        {failure ?? noteFor(preview, words)}
      </div>
      {preview && (
        <ProblemsPanel
          problems={preview.problems}
          words={words}
          labelOf={(problem) => labelIn(tools, problem)}
        />
      )}
      {html && <PageFrame html={html} title={words('previewFrame')} width={width} />}
    </div>
  );
}

interface PreviewState {
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

function usePreview(text: EntryText | null, { client, renew }: PreviewTools): PreviewState {
  const [state, setState] = useState(nothing);
  const latest = useMemo(
    () =>
      createLatest<EntryText, Preview>({
        ask: ({ path, raw }) => client.ask<Preview>('preview', { path, raw: renew(raw) }),
        onAnswer: (preview, { path }) => setState((before) => after(before, path, preview)),
        onFailure: (error) => setState((before) => ({ ...before, failure: wordsOf(error) })),
        pause,
      }),
    [client, renew],
  );
  const path = text?.path;
  const raw = text?.raw;
  useEffect(() => {
    if (path === undefined || raw === undefined)
      return setState({ ...nothing, preview: unwritten, isFresh: true });
    setState((before) => ({ ...before, isFresh: false }));
    latest.push({ path, raw });
  }, [latest, path, raw]);
  return state;
}

function after(before: PreviewState, path: string, preview: Preview): PreviewState {
  const isUnreadable = preview.html === null && preview.address !== null;
  const html = isUnreadable && before.path === path ? before.html : preview.html;
  return { path, preview, html, failure: null, isFresh: true };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noteFor(preview: Preview | null, words: Words): string | null {
  if (!preview) return words('previewLoading');
  if (preview.html) return null;
  return words(preview.address ? 'previewBroken' : 'previewEmpty');
}

function labelIn({ labelOf }: PreviewTools, { file, key }: ToldProblem): string {
  return labelOf(file, key ?? 'body');
}
