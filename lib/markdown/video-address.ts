import { readVideoHost } from './video-host.ts';

/** A video on a player that the site can embed. */
export interface VideoAddress {
  provider: 'youtube' | 'vimeo' | 'peertube';
  id: string;
  /** The player, on a host that sets no cookies where there is one. */
  embedUrl: string;
  /** The page on which people watch the video at its provider. */
  watchUrl: string;
  host: string;
}

const youtubeHosts = /^(?:(?:www|m|music)\.)?(?:youtube\.com|youtube-nocookie\.com)$|^(?:www\.)?youtu\.be$/;
const vimeoHosts = /^(?:(?:www|player)\.)?vimeo\.com$/;

/** Reads the address of a video page or player (content cases 21 and 22); `null` if no player of ours shows it. */
export function parseVideoAddress(written: string, peertubeHosts: readonly string[]): VideoAddress | null {
  const url = parseUrl(written);
  if (!url) return null;
  const host = url.hostname.toLowerCase();
  if (youtubeHosts.test(host)) return youtube(url);
  if (vimeoHosts.test(host)) return vimeo(url);
  return peertubeHosts.some((known) => readVideoHost(known) === url.host) ? peertube(url) : null;
}

function parseUrl(written: string): URL | null {
  const trimmed = written.trim();
  const absolute = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/+/, '')}`;
  const url = URL.parse(absolute);
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

function youtube(url: URL): VideoAddress | null {
  const [first = '', second = ''] = url.pathname.split('/').filter(Boolean);
  const isShort = url.hostname.endsWith('youtu.be');
  const id = isShort
    ? first
    : /^(?:embed|shorts|live|v)$/.test(first)
      ? second
      : (url.searchParams.get('v') ?? '');
  if (!/^[\w-]{11}$/.test(id)) return null;
  const start = seconds(url.searchParams.get('start') ?? url.searchParams.get('t'));
  return {
    provider: 'youtube',
    id,
    embedUrl: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`,
    watchUrl: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ''}`,
    host: 'www.youtube-nocookie.com',
  };
}

function vimeo(url: URL): VideoAddress | null {
  const match = /\/(\d{5,})(?:\/([\da-f]+))?\/?$/.exec(url.pathname);
  const id = match?.[1];
  if (!id) return null;
  // Unlisted videos are shown only to those who have this key.
  const key = match[2] ?? /^[\da-f]+$/.exec(url.searchParams.get('h') ?? '')?.[0];
  return {
    provider: 'vimeo',
    id,
    embedUrl: `https://player.vimeo.com/video/${id}?dnt=1${key ? `&h=${key}` : ''}`,
    watchUrl: `https://vimeo.com/${id}${key ? `/${key}` : ''}`,
    host: 'player.vimeo.com',
  };
}

function peertube(url: URL): VideoAddress | null {
  const { host } = url;
  const id = /^\/(?:videos\/(?:embed|watch)|w)\/([\w-]{10,})\/?$/.exec(url.pathname)?.[1];
  if (!id) return null;
  return {
    provider: 'peertube',
    id,
    embedUrl: `https://${host}/videos/embed/${id}`,
    watchUrl: `https://${host}/w/${id}`,
    host,
  };
}

/** Reads `90`, `90s` and `1h2m3s`. */
function seconds(written: string | null): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(written ?? '');
  if (!match) return 0;
  const [, hours = '0', minutes = '0', rest = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}
