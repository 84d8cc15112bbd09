import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Saved } from '#lib/cms/publish/save-entry.ts';
import type { Words } from './words.ts';

/** What is told of a change: all of it where pages have changed, the commit alone where media have. */
export type Outcome = Pick<Saved, 'commit'> & Partial<Saved>;

/** The line at the foot of the window that says how the last save went, until it is closed. */
export interface Status {
  saved(outcome: Outcome, undo: (commit: string) => Promise<void>): void;
  /** `part` is from 0 to 1; the line goes when it is 1. */
  uploading(name: string, part: number): void;
  say(text: string): void;
}

/** Puts the line into the page. */
export function createStatus(words: Words): Status {
  const place = document.body.appendChild(document.createElement('div'));
  place.className = 'studio-status';
  // Filled after it is in the page, so that screen readers read what comes.
  place.setAttribute('role', 'status');
  const root = createRoot(place);
  const show = (content: ReactNode) =>
    root.render(
      content && (
        <p>
          {content}
          <button type="button" onClick={() => show(null)}>
            {words('close')}
          </button>
        </p>
      ),
    );
  return {
    say: (text) => show(<span>{text}</span>),
    uploading: (name, part) =>
      show(part < 1 ? <span>{words('uploading', { name, percent: Math.round(part * 100) })}</span> : null),
    saved({ commit, live, isPublic, address = null, notice }, undo) {
      const isHidden = isPublic === false && address !== null;
      const seen = isHidden ? 'hidden' : 'live';
      const headline = commit === null ? 'unchanged' : live ? seen : address ? 'notLive' : 'saved';
      show(
        <>
          <strong>{words(headline)}</strong>
          {notice && <span>{notice}</span>}
          {address && !isHidden && (
            <a href={address} target="_blank" rel="noreferrer">
              {words('seePage')}
            </a>
          )}
          {commit && (
            <button type="button" onClick={() => void undo(commit)}>
              {words('undo')}
            </button>
          )}
        </>,
      );
    },
  };
}
