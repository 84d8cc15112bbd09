import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** How a mail server treats what comes. */
export type PeerMood =
  | 'takes'
  /** Takes the mail, and says so after a while. */
  | 'takes-slowly'
  /** Says nothing at all. */
  | 'hangs'
  /** Breaks off in the middle of a mail. */
  | 'drops'
  /** Takes the mail and breaks off before it says so: the sender has to send it again. */
  | 'takes-and-drops'
  | { at: 'connection' | 'sender' | 'recipient' | 'data'; code: number; words: string };

/** A mail that the peer has taken. */
export interface TakenMail {
  messageId: string;
  to: string[];
  raw: string;
  isEncrypted: boolean;
}

/** A real mail server on the loopback interface, as good or bad as a test wants it. */
export interface MailPeer {
  port: number;
  url: string;
  taken: TakenMail[];
  /** How many times somebody connected. */
  connections(): number;
  setMood(mood: PeerMood): void;
  /** Stops listening and cuts every connection; others are refused from now on. */
  stop(): Promise<void>;
}

/** Milliseconds in which a slow peer has taken a mail and not said so. */
const slowness = 80;

/** Starts a mail server on `port`, or on any free one. */
export async function startMailPeer(options: SMTPServerOptions = {}, port = 0): Promise<MailPeer> {
  let mood: PeerMood = 'takes';
  let connections = 0;
  const sockets = new Map<number, Socket>();
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 1,
    ...options,
    onConnect: (_session, done) => answer('connection', done),
    onMailFrom: (_address, _session, done) => answer('sender', done),
    onRcptTo: (_address, _session, done) => answer('recipient', done),
    onData(stream, session, done) {
      let raw = '';
      const cut = () => sockets.get(session.remotePort)?.destroy();
      stream.setEncoding('utf8').on('data', (piece: string) => {
        raw += piece;
        if (mood === 'drops') cut();
      });
      stream.on('end', () => {
        if (mood === 'drops') return cut();
        if (mood === 'hangs') return;
        if (isRefusedAt('data')) return answer('data', done);
        // Whatever the mood was when the mail began: what is answered with yes has been taken.
        taken.push(takenMail(raw, session));
        if (mood === 'takes-and-drops') cut();
        else setTimeout(done, mood === 'takes-slowly' ? slowness : 0);
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket) => {
    connections += 1;
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.on('close', () => sockets.delete(remotePort)).on('error', () => {});
  });
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const { port: actual } = listener.address() as AddressInfo;

  function isRefusedAt(at: string): boolean {
    return typeof mood === 'object' && mood.at === at;
  }

  function answer(at: string, done: (error?: Error | null) => void): void {
    if (mood === 'hangs') return;
    if (typeof mood === 'string' || mood.at !== at) done();
    else done(Object.assign(new Error(mood.words), { responseCode: mood.code }));
  }

  return {
    port: actual,
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${actual}`,
    taken,
    connections: () => connections,
    setMood(next) {
      mood = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function takenMail(raw: string, session: SMTPServerSession): TakenMail {
  const [, messageId = ''] = /^Message-ID: (.*)$/im.exec(raw) ?? [];
  const to = session.envelope.rcptTo.map(({ address }) => address);
  return { messageId: messageId.trim(), to, raw, isEncrypted: session.secure };
}
