import { connect } from 'node:net';

/** A request as bytes, so that it can be wrong in every way. */
export interface RawRequest {
  /** Names the trick, for reports. */
  trick: string;
  bytes: Buffer;
  /** Whether HTTP allows it, so that an answer is owed. */
  isSound: boolean;
  /** What happens after the bytes: the visitor waits for the answer, sends no more, or goes away. */
  ending: 'wait' | 'half-close' | 'abort';
  /** Milliseconds between the two halves of the bytes. */
  pause: number;
}

/** `closed`: the server hung up without a word; `silent`: no answer came in time. */
export type RawAnswer =
  | { kind: 'answer'; status: number; head: string }
  | { kind: 'closed' | 'silent' | 'gone' };

/** Sends bytes over a connection of their own and listens for the first line of an answer. */
export function sendRaw(port: number, request: RawRequest, patience = 20_000): Promise<RawAnswer> {
  const { bytes, ending, pause } = request;
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const finish = (answer: RawAnswer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(finish, patience, { kind: 'silent' });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const head = headOf(received);
      if (head !== null) finish({ kind: 'answer', status: Number(head.slice(9, 12)), head });
    });
    // A server that refuses early resets what is still being sent.
    socket.on('error', () => finish({ kind: 'closed' }));
    socket.on('close', () => finish({ kind: 'closed' }));
    socket.on('connect', () => {
      const middle = pause > 0 || ending === 'abort' ? bytes.length >> 1 : bytes.length;
      socket.write(bytes.subarray(0, middle));
      setTimeout(() => {
        if (ending === 'abort') return finish({ kind: 'gone' });
        if (middle < bytes.length) socket.write(bytes.subarray(middle));
        if (ending === 'half-close') socket.end();
      }, pause);
    });
  });
}

/** The head of the answer, once it is there; the server's asking to go on is none. */
function headOf(received: Buffer): string | null {
  const heads = received.toString('latin1').replace(/^(?:HTTP\/1\.1 100 [^\r]*\r\n\r\n)+/, '');
  const end = heads.indexOf('\r\n\r\n');
  return end < 0 ? null : heads.slice(0, end);
}
