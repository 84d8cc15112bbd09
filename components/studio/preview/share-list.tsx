import type { ShareLink } from '#lib/cms/preview/share-store.ts';
import type { Words } from '../words.ts';

interface ShareListProps {
  links: readonly ShareLink[];
  words: Words;
  onRevoke(id: string): void;
}

/** The links to versions of this entry that still work. */
export function ShareList({ links, words, onRevoke }: ShareListProps) {
  if (links.length === 0) return <p>{words('shareNone')}</p>;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <ul className="share-list">
      {links.map(({ id, by, createdAt, expiresAt }) => {
        const when = { by, made: format.format(createdAt), until: format.format(expiresAt) };
        return (
          <li key={id}>
            <span id={`share-${id}`}>{words('shareLine', when)}</span>
            <button
              type="button"
              className="studio-button"
              aria-describedby={`share-${id}`}
              onClick={() => onRevoke(id)}
            >
              {words('shareRevoke')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
