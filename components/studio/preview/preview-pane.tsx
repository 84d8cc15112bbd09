import { useEffect, useState } from 'react';
import type { Preview, PreviewProblem } from '#lib/cms/preview/preview-actions.ts';
import { defaultLocale, isLocale, type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import type { CmsClient } from '../cms-client.ts';
import type { Words } from '../words.ts';
import { changeForm } from './change-form.ts';
import { Choice } from './choice.tsx';
import type { PreviewProps } from './draft.ts';
import { type EntryText, entryText, isLocalized } from './entry-text.ts';
import { PageFrame, type PreviewWidth } from './page-frame.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { openShareDialog } from './share-dialog.tsx';
import { usePreview } from './use-preview.ts';

/** What the pane works with. */
export interface PreviewTools {
  client: Pick<CmsClient, 'ask'>;
  words: Words;
  /** Brings the revision in a text up to date with what this window has saved. */
  renew(text: EntryText): string;
  /** What a key of the entry is called in the form; `file` is its path below `content/`. */
  labelOf(file: string, key: string): string;
}

/** The real page beside the form, with what is wrong with it. */
export function PreviewPane({ tools, ...props }: PreviewProps & { tools: PreviewTools }) {
  const { words } = tools;
  const [chosen, choose] = useState<{ locale: Locale; ofForm: Locale } | null>(null);
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const ofForm = isLocale(props.locale) ? props.locale : defaultLocale;
  // When the form changes its language, the page goes along.
  const locale = chosen?.ofForm === ofForm ? chosen.locale : ofForm;
  const text = entryText(props, locale);
  const sent = text && { ...text, raw: tools.renew(text) };
  const { preview, html, failure, isFresh, fail } = usePreview(text, tools);
  useEffect(() => {
    // Decap gives its frame no name.
    props.window.frameElement?.setAttribute('title', words('previewPane'));
  }, [props.window, words]);
  const fix = async ({ code, line, column }: PreviewProblem) => {
    if (!sent) return;
    try {
      const asked = { ...sent, code, line, column };
      const { changes } = await tools.client.ask('fixInForm', asked);
      changeForm(props, changes, locale);
    } catch (error) {
      fail(error);
    }
  };
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
        {sent && (
          <button type="button" onClick={() => openShareDialog(sent, tools)}>
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
          onFix={(problem) => void fix(problem)}
        />
      )}
      {html && <PageFrame html={html} title={words('previewFrame')} width={width} />}
    </div>
  );
}

function noteFor(preview: Preview | null, words: Words): string | null {
  if (!preview) return words('previewLoading');
  if (preview.html) return null;
  return words(preview.address ? 'previewBroken' : 'previewEmpty');
}

function labelIn({ labelOf }: PreviewTools, { file, key }: PreviewProblem): string {
  return labelOf(file, key ?? 'body');
}
