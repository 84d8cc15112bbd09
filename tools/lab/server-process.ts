import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** A server of the site that runs in a process of its own. */
export interface ServerProcess {
  /** Where it answers, without a slash at the end. */
  origin: string;
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Whether it runs or how it ended, with the last that it printed. */
  state(): string;
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would end the process. */
  kill(): Promise<void>;
}

/** A server that was started and may not answer yet. */
export interface LaunchedServer extends ServerProcess {
  /** Resolves when it answers, well or not; rejects if it ends or takes too long. */
  ready: Promise<void>;
}

export interface ServerOptions {
  /** The folder of the project; the current one if not given. */
  root?: string;
  env?: Record<string, string>;
  /** Where to listen; a free port if not given. */
  port?: number;
  /** The script of `package.json` that starts it; `start` if not given. */
  script?: 'start' | 'dev';
  /** Milliseconds until it has to answer; two minutes if not given. */
  patience?: number;
}

/** Does what `npm start` does on a free port of this machine and waits until it answers, well or not. */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const server = await launchServer(options);
  await server.ready;
  return server;
}

/** Does what `npm start` does on a free port of this machine, without waiting for an answer. */
export async function launchServer({
  root = process.cwd(),
  env = {},
  port: wanted,
  script = 'start',
  patience = 120_000,
}: ServerOptions = {}): Promise<LaunchedServer> {
  const port = wanted ?? (await freePort());
  const child = spawn(process.execPath, await startArguments(root, script), {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: script === 'start' ? 'production' : 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const server = serverProcess(child, port, () => printed);
  const ready = untilItAnswers(server, child, patience);
  // Whoever kills it before it answers does not wait for it.
  ready.catch(() => {});
  return { ...server, ready };
}

/** What `npm start` gives to Node: the process that is measured has the limits of the real one. */
async function startArguments(root: string, script: 'start' | 'dev'): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [command, ...rest] = String(scripts[script]).split(' ');
  if (command !== 'node') throw new Error(`The script “${script}” of package.json no longer runs node.`);
  return rest;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

/** Waits until somebody listens on a port; `false` where the program ends before, or takes ten seconds. */
export async function listens(child: ChildProcess, port: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000 && child.exitCode === null; waited += 50) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function serverProcess(child: ChildProcess, port: number, output: () => string): ServerProcess {
  return {
    // By the name that is its own address when SITE_URL is not set.
    origin: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    output,
    state() {
      const ended = child.signalCode ?? child.exitCode;
      return `${ended === null ? 'runs' : `ended with ${ended}`}; it printed: ${output().slice(-500)}`;
    },
    async stop() {
      const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await end(child, 'SIGTERM');
      clearTimeout(impatience);
    },
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

async function untilItAnswers(server: ServerProcess, child: ChildProcess, patience: number): Promise<void> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const ended = child.signalCode ?? child.exitCode;
    if (ended !== null) throw new Error(`The server ended with ${ended}:\n${server.output()}`);
    if (await answers(server.origin)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await server.stop();
  throw new Error(`The server did not answer within ${patience / 1000} s:\n${server.output()}`);
}

async function answers(origin: string): Promise<boolean> {
  // By address: the name may lead to IPv6 first, where nobody listens.
  const url = `${origin.replace('localhost', '127.0.0.1')}/api/health`;
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
}
