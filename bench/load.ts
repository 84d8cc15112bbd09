import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';

// Runs by itself, as a process beside the server: asks for one address again and again over kept connections and
// prints what came. Raw sockets, since an HTTP client would take more of the machine than the server measured.
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    path: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
  },
});

const request = Buffer.from(
  `GET ${values.path} HTTP/1.1\r\nHost: localhost:${values.port}\r\nAccept: text/html\r\nAccept-Encoding: br\r\n\r\n`,
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
  let received = Buffer.alloc(0);
  let expected = -1;
  socket.on('connect', () => socket.write(request));
  socket.on('error', () => {
    wrong += 1;
  });
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (expected < 0) expected = answerLength(received);
    if (expected < 0 || received.length < expected) return;
    if (received.subarray(0, 12).toString('latin1') === 'HTTP/1.1 200') answered += 1;
    else wrong += 1;
    received = Buffer.alloc(0);
    expected = -1;
    socket.write(request);
  });
  return socket;
}

/** The length of head and body, once the head is there; −1 before that. */
function answerLength(received: Buffer): number {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const [, length] = /content-length: (\d+)/i.exec(received.subarray(0, end).toString('latin1')) ?? [];
  if (length === undefined) throw new Error('The answer does not say how long it is.');
  return end + 4 + Number(length);
}
