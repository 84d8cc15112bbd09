/** Where the players of the video block come from; PeerTube hosts are a setting. */
export const videoHosts = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'] as const;
