import { type MailPeer, type PeerMood, startMailPeer, type TakenMail } from '#tests/doubles/mail-peer.ts';

/** A mail server in its moods, one of which is not to be there. */
export interface BadPeer {
  url: string;
  taken(): readonly TakenMail[];
  setMood(mood: PeerMood | 'is-away'): Promise<void>;
  stop(): Promise<void>;
}

/** The moods of a mail server during an outage, one after the other. */
export const outage: readonly (PeerMood | 'is-away')[] = [
  'is-away',
  'hangs',
  'drops',
  { at: 'connection', code: 421, words: 'Too busy' },
  'is-away',
  { at: 'recipient', code: 451, words: 'Greylisted' },
  'takes-and-drops',
  { at: 'sender', code: 550, words: 'Relaying denied' },
  { at: 'data', code: 452, words: 'Disk full' },
];

/** Starts a mail server that keeps its address while it comes and goes. */
export async function startBadPeer(): Promise<BadPeer> {
  let peer: MailPeer | null = await startMailPeer();
  const { port, url } = peer;
  const lists = [peer.taken];
  return {
    url,
    taken: () => lists.flat(),
    async setMood(mood) {
      if (mood === 'is-away') {
        await peer?.stop();
        peer = null;
        return;
      }
      if (peer === null) {
        peer = await startMailPeer({}, port);
        lists.push(peer.taken);
      }
      peer.setMood(mood);
    },
    stop: async () => await peer?.stop(),
  };
}
