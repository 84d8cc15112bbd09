import { translator } from '#lib/i18n/translate.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import { Player } from './player.tsx';
import definition, { type VideoParameters } from './schema.ts';
import styles from './video.module.css';

// The names of the two that are no hosts of their own; a PeerTube is known by its host.
const providerNames = { youtube: 'YouTube', vimeo: 'Vimeo' } as const;

/** A film that is loaded from its provider only when asked for, without any script of ours. */
function Video({ parameters, locale, context, lookUp }: BlockProps<VideoParameters>) {
  const t = translator(locale);
  const { url, poster } = parameters;
  const title = parameters.title ?? context ?? t('blocks.video.untitled');
  const address = lookUp.video(url);
  if (address === null) {
    return (
      <p>
        {parameters.title && `${parameters.title}: `}
        <a href={url}>{t('blocks.video.watchElsewhere', { host: hostOf(url) })}</a>
      </p>
    );
  }
  const provider = address.provider === 'peertube' ? address.host : providerNames[address.provider];
  return (
    <figure className={styles.video}>
      <Player
        embedUrl={address.embedUrl}
        title={title}
        locale={locale}
        poster={poster ? lookUp.image(poster) : null}
      />
      <figcaption className={styles.caption}>
        <b className={styles.title}>{title}</b> <span>{t('blocks.video.notice', { provider })}</span>{' '}
        <a href={address.watchUrl}>{t('blocks.video.watch', { provider })}</a>
      </figcaption>
    </figure>
  );
}

export default registerBlock(definition, Video);

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}
