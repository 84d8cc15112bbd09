import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut without a word, as a switch does that loses power. */
export interface TcpProxy {
  /** The given address, by way of the proxy. */
  url: string;
  /** From now on nothing arrives on either side; nobody is told. */
  cut(): void;
  /** Lets everything through again; connections from before the cut break. */
  mend(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of this machine in front of the server that `url` leads to. */
export async function startTcpProxy(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const pairs = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(from);
      from.on('data', (bytes) => void (isCut || to.write(bytes)));
      from.on('end', () => void (isCut || to.end()));
      from.on('error', () => void (isCut || to.destroy()));
      from.on('close', () => pairs.delete(from));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  const breakAll = () => {
    for (const socket of pairs) socket.destroy();
  };
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${address.port}` }).href,
    cut() {
      isCut = true;
    },
    mend() {
      breakAll();
      isCut = false;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
