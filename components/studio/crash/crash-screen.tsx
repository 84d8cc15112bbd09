import { useState } from 'react';
import type { StudioStart } from '#lib/cms/studio-start.ts';
import { locales } from '#lib/i18n/locales.ts';
import { createWords, type Words } from '../words.ts';
import type { OpenForm } from './open-form.ts';

interface CrashScreenProps {
  start: Pick<StudioStart, 'words' | 'admins'>;
  error: unknown;
  form: OpenForm | null;
}

/** Stands where the studio cannot go on: what was written, and the ways from here. Nothing of it is sent anywhere. */
export function CrashScreen({ start, error, form }: CrashScreenProps) {
  const words = createWords(start.words);
  // A page of its own: the list would not be shown by another address of the page that has failed.
  const list = `/admin?list#/collections/${form ? String(form.collection.get('name')) : ''}`;
  return (
    <main className="studio-crash">
      <div role="alert">
        <h2>{words('crashTitle')}</h2>
        <p>{words(form?.hasChanged ? 'crashKept' : 'crashUnchanged')}</p>
      </div>
      <p className="studio-dialog-actions">
        <button type="button" className="studio-button" onClick={() => location.reload()}>
          {words('crashOpenAgain')}
        </button>
        <a className="studio-button" href={list}>
          {words('crashList')}
        </a>
      </p>
      {form && <KeptText form={form} words={words} />}
      <p>{words('crashWho')}</p>
      {start.admins.length > 0 && (
        <ul>
          {start.admins.map(({ name, email }) => (
            <li key={email}>
              <a href={`mailto:${email}`}>{name || email}</a>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words('crashDetails')}</summary>
        <p>{String(error)}</p>
      </details>
    </main>
  );
}

function KeptText({ form, words }: { form: OpenForm; words: Words }) {
  const [note, setNote] = useState('');
  const all = form.files.map(({ path, text }) => `${path}\n\n${text}`).join('\n\n');
  const copy = async () => {
    // Browsers give no clipboard to pages without TLS; the text can be copied by hand then.
    const isCopied = await navigator.clipboard?.writeText(all).then(
      () => true,
      () => false,
    );
    setNote(words(isCopied ? 'shareCopied' : 'crashCopyByHand'));
  };
  const name = `${String(form.entry.get('slug') || form.collection.get('name'))}.md`;
  return (
    <>
      <h3>{words('crashText')}</h3>
      <p className="studio-dialog-actions">
        <button type="button" className="studio-button" onClick={() => void copy()}>
          {words('shareCopy')}
        </button>
        <a
          className="studio-button"
          href={`data:text/markdown;charset=utf-8,${encodeURIComponent(all)}`}
          download={name}
        >
          {words('crashDownload')}
        </a>
        <span role="status">{note}</span>
      </p>
      {form.files.map(({ locale, text }) => (
        <label key={locale}>
          {locales[locale].name}
          <textarea lang={locale} readOnly value={text} />
        </label>
      ))}
    </>
  );
}
