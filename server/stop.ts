import type { Server } from 'node:http';

/** Requests under way have this long (milliseconds) to be answered before the process ends. */
const grace = 10_000;

/** Ends the process in order when it is asked to: answers what is under way, then closes what is open. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), grace).unref();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
