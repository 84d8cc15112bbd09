import { createServer, type RequestListener, type Server } from 'node:http';
import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';

/** Listens on the port of the environment, or says why it cannot and ends the process. */
export async function listen(
  environment: Environment,
  host: string,
  handle: RequestListener,
): Promise<Server> {
  const server = createServer(
    {
      headersTimeout: 15_000,
      // Longer than a form may take to come (lib/http/form-limits.ts), so that it is answered with words.
      requestTimeout: 300_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
    },
    handle,
  );
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(environment.port, host, resolve);
    });
  } catch (error) {
    const translate = translator(environment.terminalLocale);
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const { port } = environment;
    if (code === 'EADDRINUSE') console.error(translate('terminal.portInUse', { port: String(port) }));
    else console.error(translate('terminal.cannotListen', { host, port: String(port), code }));
    process.exit(1);
  }
  return server;
}
