import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

// Runs by itself, as a process beside the server: sends one form for each token over kept connections and prints
// how long each took. Raw sockets, since an HTTP client would take more of the machine than the server measured.
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    path: { type: 'string' },
    /** A file with a token a line. */
    tokens: { type: 'string' },
    /** Forms a second, at even times; 0: the next as soon as one is answered. */
    rate: { type: 'string', default: '0' },
    connections: { type: 'string', default: '16' },
  },
});
const host = `localhost:${values.port}`;
const rate = Number(values.rate);
const forms = readFileSync(values.tokens ?? '', 'utf8')
  .trim()
  .split('\n')
  .map(requestFor);

const times: number[] = [];
const locations = new Set<string>();
let wrong = 0;
let next = 0;
const started = performance.now();
await Promise.all(Array.from({ length: Number(values.connections) }, work));
const seconds = (performance.now() - started) / 1000;
const from = performance.timeOrigin + started;
console.log(
  JSON.stringify({
    perSecond: times.length / seconds,
    ...{ times, stored: locations.size, wrong },
    ...{ from, to: from + seconds * 1000 },
  }),
);

async function work(): Promise<void> {
  const socket = connect({ port: Number(values.port), host: '127.0.0.1', noDelay: true });
  for (let index = next++; index < forms.length; index = next++) {
    // A form that has to wait for a free connection is late: its time counts from when it was due.
    const due = rate > 0 ? started + (index * 1000) / rate : performance.now();
    if (due > performance.now()) await sleep(due - performance.now());
    const head = await send(socket, forms[index] ?? Buffer.alloc(0));
    const [, location] = /^HTTP\/1\.1 303 [\s\S]*^location: (\S+)/im.exec(head) ?? [];
    if (location) locations.add(location);
    else wrong += 1;
    times.push(performance.now() - due);
  }
  socket.destroy();
}

/** Resolves with the head of the answer, once its body is there as well. */
function send(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const finish = (work: () => void) => {
      socket.removeAllListeners();
      work();
    };
    socket.on('error', (error) => finish(() => reject(error)));
    socket.on('close', () => finish(() => reject(new Error('The server closed the connection.'))));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = received.subarray(0, end).toString('latin1');
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
      if (received.length >= end + 4 + length) finish(() => resolve(head));
    });
    socket.write(request);
  });
}

/** What a browser sends when somebody has filled in the form. */
function requestFor(token: string, index: number): Buffer {
  const boundary = '----WebKitFormBoundaryhB8aWkxTrZu0gW7M';
  const message = `Somos una asociación vecinal y queremos preparar una asamblea ciudadana sobre la plaza. Somos ${index} familias.\n¿Podríamos hablar de plazos y de cómo se eligen los participantes?`;
  const fields = {
    ...{
      token,
      name: 'Ana Pérez',
      email: `ana${index}.${process.pid}@example.org`,
      organization: 'Asociación vecinal',
    },
    ...{ position: '', city: 'Zaragoza', message, source: 'Por una amiga', subject: '', privacy: 'yes' },
  };
  const parts = Object.entries(fields).map(
    ([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`;
  const body = Buffer.from(`${parts.join('')}${file}--${boundary}--\r\n`);
  const head = [
    ...[`POST ${values.path} HTTP/1.1`, `Host: ${host}`, `Origin: http://${host}`],
    ...[`Content-Type: multipart/form-data; boundary=${boundary}`, `Content-Length: ${body.length}`],
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
