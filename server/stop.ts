import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ObservedRequests } from '#lib/http/observe-requests.ts';
import type { OpenedLog } from '#lib/log/open-log.ts';

/** Requests under way have this long (milliseconds) to be answered. */
const requestGrace = 20_000;

/** What is open has this long (milliseconds) to be closed: a mail that is being sent, the database. */
const closeGrace = 15_000;

export interface StopOptions {
  log: OpenedLog;
  /** Milliseconds for which everything is answered as before, while health says “stopping”. */
  delay: number;
  requests: Pick<ObservedRequests, 'underWay' | 'closeConnections'>;
  close(): Promise<void>;
}

/** A process that can be asked to stop. */
export interface Stopping {
  isStopping(): boolean;
  /** From now on, signals stop `server` in order. */
  onSignal(server: Server, options: StopOptions): void;
}

/**
 * Ends the process in order when it is asked to (SIGTERM, SIGINT): takes no new connections, answers what is
 * under way, closes what is open, exits with 0. Whoever asks a second time ends it at once.
 */
export function prepareStop(): Stopping {
  let isStopping = false;
  return {
    isStopping: () => isStopping,
    onSignal(server, options) {
      const sockets = new Set<Socket>();
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      const stop = () => {
        if (isStopping) return end(options.log, 1);
        isStopping = true;
        void stopInOrder(server, sockets, options);
      };
      process.on('SIGTERM', stop);
      process.on('SIGINT', stop);
    },
  };
}

async function stopInOrder(
  server: Server,
  sockets: ReadonlySet<Socket>,
  { log, delay, requests, close }: StopOptions,
): Promise<void> {
  log.info('stopping', { underWay: requests.underWay(), delay });
  requests.closeConnections();
  if (delay > 0) await wait(delay);
  const backstop = setTimeout(() => {
    log.error('The process ends: something did not close in time.');
    end(log, 1);
  }, requestGrace + closeGrace);
  backstop.unref();
  server.close();
  await drain(() => {
    server.closeIdleConnections();
    return requests.underWay() + [...sockets].filter(({ writableLength }) => writableLength > 0).length;
  }, log);
  // What is open still has asked for nothing.
  server.closeAllConnections();
  try {
    await close();
  } catch (error) {
    log.error('Something could not be closed.', error);
    return end(log, 1);
  }
  log.info('stopped');
  end(log, 0);
}

/** Waits for what is under way: also for requests whose visitor has gone, such as a publish. */
async function drain(underWay: () => number, log: OpenedLog): Promise<void> {
  const deadline = performance.now() + requestGrace;
  while (underWay() > 0 && performance.now() < deadline) await wait(10);
  const count = underWay();
  if (count > 0) log.warn('requests were cut off', { count });
}

function end(log: OpenedLog, code: number): void {
  log.flush();
  process.exit(code);
}
