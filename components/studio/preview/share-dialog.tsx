import { useEffect, useState } from 'react';
import type { ShareLink } from '#lib/cms/preview/share-store.ts';
import type { CmsClient } from '../cms-client.ts';
import { askInDialog } from '../dialog.tsx';
import type { Words } from '../words.ts';
import type { EntryText } from './entry-text.ts';
import { ShareList } from './share-list.tsx';

export interface ShareTools {
  client: Pick<CmsClient, 'ask'>;
  words: Words;
}

/** Lets the person make, copy and withdraw links to what the form holds now. */
export function openShareDialog(text: EntryText, tools: ShareTools): void {
  void askInDialog<true>((answer) => <ShareDialog text={text} {...tools} onClose={() => answer(true)} />);
}

/** How long a link may be good, in days. */
const lives = [1, 7, 30] as const;

type ShareDialogProps = ShareTools & { text: EntryText; onClose: () => void };

function ShareDialog({ text, client, words, onClose }: ShareDialogProps) {
  const [links, setLinks] = useState<ShareLink[]>([]);
  const [address, setAddress] = useState('');
  const [days, setDays] = useState<number>(7);
  const [note, setNote] = useState('');

  const attempt = async <Answer extends { links: ShareLink[] }>(question: Promise<Answer>) => {
    try {
      const answer = await question;
      setLinks(answer.links);
      setNote('');
      return answer;
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const { path } = text;
  useEffect(() => {
    client.ask('shares', { path }).then(
      (answer) => setLinks(answer.links),
      (error: Error) => setNote(error.message),
    );
  }, [client, path]);

  const create = async () => {
    const created = await attempt(client.ask('share', { ...text, days }));
    if (created) setAddress(new URL(created.address, location.href).href);
  };
  const copy = async () => {
    // Browsers give no clipboard to pages without TLS; the field can be copied by hand then.
    const isCopied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    setNote(words(isCopied ? 'shareCopied' : 'shareCopyByHand'));
  };
  const revoke = (id: string) =>
    attempt(client.ask('revokeShare', { path, id })).then((answer) => {
      if (!answer) return;
      setAddress('');
      setNote(words('shareRevoked'));
    });

  return (
    <>
      <h2 id="studio-dialog-title">{words('shareTitle')}</h2>
      <p>{words('shareText')}</p>
      <p>
        <label>
          {words('shareDays')}{' '}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {lives.map((count) => (
              <option key={count} value={count}>
                {words(count === 1 ? 'shareOneDay' : 'shareManyDays', { count })}
              </option>
            ))}
          </select>
        </label>
      </p>
      {address && (
        <p className="share-address">
          <label htmlFor="share-address">{words('shareAddress')}</label>
          <input
            id="share-address"
            readOnly
            value={address}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" className="studio-button" onClick={() => void copy()}>
            {words('shareCopy')}
          </button>
        </p>
      )}
      <p role="status">{note}</p>
      <ShareList links={links} words={words} onRevoke={(id) => void revoke(id)} />
      <div className="studio-dialog-actions">
        <button type="button" className="studio-button" onClick={() => void create()}>
          {words('shareCreate')}
        </button>
        <button type="button" className="studio-button" onClick={onClose}>
          {words('close')}
        </button>
      </div>
    </>
  );
}
