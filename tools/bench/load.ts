import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';

// Runs by itself, as a process beside the server: asks for one address again and again over kept connections and
// prints what came. Raw sockets, since an HTTP client would take more of the machine than the server measured.
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    path: { type: 'string' },
    // What the request accepts; '' for a client that takes nothing packed.
    encoding: { type: 'string', default: 'br' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
  },
});

const accepts = values.encoding ? `Accept-Encoding: ${values.encoding}\r\n` : '';
const request = Buffer.from(
  `GET ${values.path} HTTP/1.1\r\nHost: localhost:${values.port}\r\nAccept: text/html\r\n${accepts}\r\n`,
);
let answered = 0;
let wrong = 0;

const sockets = Array.from({ length: Number(values.connections) }, open);
const started = performance.now();
setTimeout(() => {
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  console.log(JSON.stringify({ perSecond: answered / seconds, answered, wrong }));
}, Number(values.seconds) * 1000);

function open(): Socket {
  const socket = connect({ port: Number(values.port), host: '127.0.0.1', noDelay: true });
  let answer: Answer | null = null;
  socket.on('connect', () => socket.write(request));
  socket.on('error', () => {
    wrong += 1;
  });
  socket.on('data', (chunk) => {
    // The head comes in one piece: every server measured writes it at once.
    if (answer) take(answer, chunk);
    else answer = begin(chunk);
    if (!isComplete(answer)) return;
    if (answer.isFine) answered += 1;
    else wrong += 1;
    answer = null;
    socket.write(request);
  });
  return socket;
}

interface Answer {
  isFine: boolean;
  /** Bytes of head and body; `null` where it comes in chunks, until the empty one. */
  length: number | null;
  received: number;
  /** The last few bytes, by which the empty chunk is known. */
  tail: Buffer;
}

const lastChunk = Buffer.from('\r\n0\r\n\r\n');

function begin(chunk: Buffer): Answer {
  const end = chunk.indexOf('\r\n\r\n') + 4;
  if (end < 4) throw new Error('The answer has no head.');
  const head = chunk.toString('latin1', 0, end);
  const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
  if (length === undefined && !/transfer-encoding: chunked/i.test(head))
    throw new Error('The answer does not say how long it is.');
  return {
    isFine: head.startsWith('HTTP/1.1 200'),
    length: length === undefined ? null : end + Number(length),
    received: chunk.length,
    tail: chunk.subarray(-lastChunk.length),
  };
}

function take(answer: Answer, chunk: Buffer): void {
  answer.received += chunk.length;
  if (answer.length !== null) return;
  const tail = chunk.length < lastChunk.length ? Buffer.concat([answer.tail, chunk]) : chunk;
  answer.tail = tail.subarray(-lastChunk.length);
}

function isComplete({ length, received, tail }: Answer): boolean {
  return length === null ? tail.equals(lastChunk) : received >= length;
}
