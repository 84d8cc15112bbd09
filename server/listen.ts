import { createServer, type RequestListener, type Server } from 'node:http';
import type { Environment } from '#lib/env.ts';
import { SafeResponse } from '#lib/http/safe-response.ts';
import { translator } from '#lib/i18n/translate.ts';
import { limitConnections } from './limit-connections.ts';
import { findPortHolder } from './port-holder.ts';
import { StartError } from './start-error.ts';

/**
 * Listens on the port of the environment.
 * @throws {StartError}
 */
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
      ServerResponse: SafeResponse,
    },
    handle,
  );
  limitConnections(server);
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  try {
    await listenOn(server, environment.port, host);
  } catch (error) {
    throw await whyNot(error, environment, host);
  }
  return server;
}

/**
 * Makes sure that the port is free, before anything is built or opened.
 * @throws {StartError}
 */
export async function requireFreePort(environment: Environment, host: string): Promise<void> {
  const probe = createServer();
  try {
    await listenOn(probe, environment.port, host);
  } catch (error) {
    throw await whyNot(error, environment, host);
  }
  await new Promise((resolve) => probe.close(resolve));
}

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function whyNot(error: unknown, environment: Environment, host: string): Promise<Error> {
  const translate = translator(environment.terminalLocale);
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const port = String(environment.port);
  if (code !== 'EADDRINUSE') return new StartError(translate('terminal.cannotListen', { host, port, code }));
  const holder = await findPortHolder(environment.port);
  return new StartError(
    holder ? translate('terminal.portHeldBy', { port, holder }) : translate('terminal.portInUse', { port }),
  );
}
