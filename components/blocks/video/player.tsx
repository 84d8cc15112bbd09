import { Picture } from '#components/ui/picture.tsx';
import type { ResolvedImage } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { playerFrame } from './player-frame.ts';
import styles from './video.module.css';

interface PlayerProps {
  embedUrl: string;
  title: string;
  locale: Locale;
  poster: ResolvedImage | null;
}

/**
 * A stage with a drawing, and over it a transparent frame that holds nothing but a link to the player.
 *
 * Following the link puts the player into the frame: no script, and no request before.
 * (A lazy `<iframe>` in a closed `<details>` is loaded at once where scripting is off; measured in Chromium 156.)
 */
export function Player({ embedUrl, title, locale, poster }: PlayerProps) {
  const label = translator(locale)('blocks.video.play', { title });
  return (
    // `data-player` tells the server that the page embeds a player, and so what headers it needs.
    <div className={styles.stage} data-player>
      {poster ? (
        <Picture image={{ ...poster, alt: '' }} sizes="(min-width: 70rem) 64rem, 100vw" />
      ) : (
        <Seats />
      )}
      <svg className={styles.play} viewBox="-12 -12 24 24" aria-hidden="true">
        <circle r="12" />
        <path d="M-4-6v12L7 0z" />
      </svg>
      <iframe
        title={title}
        srcDoc={playerFrame({ embedUrl, label, locale })}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        referrerPolicy="strict-origin-when-cross-origin"
        loading="lazy"
      />
    </div>
  );
}

/** Rows of seats in a half circle, facing what will be shown. */
function Seats() {
  return (
    <svg className={styles.seats} viewBox="-8 -4 336 189" aria-hidden="true">
      {[78, 104, 130, 156].map((radius) => (
        <path key={radius} d={`M${160 - radius} 90a${radius} ${radius} 0 0 0 ${2 * radius} 0`} />
      ))}
    </svg>
  );
}
