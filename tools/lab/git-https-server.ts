import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';

/** What the server does with a request, beside what git answers. */
export type Behaviour =
  | 'answers'
  /** Takes every request and never answers. */
  | 'hangs'
  /** Does what a push asks for, and never says so. */
  | 'swallows'
  /** Lets nobody push, as with a token that may only read. */
  | 'forbids';

/** A server of git over HTTPS on loopback, with one person who has a password. */
export interface GitHttpsServer {
  addressOf(name: string, who?: string): string;
  /** The file that the operator lets git trust. */
  certificate: string;
  behave(how: Behaviour): void;
  stop(): Promise<void>;
}

/**
 * Serves the bare repositories of a folder by git's own `http-backend` to who says `name:password`, which is given
 * as it stands in an address.
 */
export async function startGitHttpsServer(root: string, who: string): Promise<GitHttpsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'git-https-'));
  makeCertificate(folder);
  const certificate = join(folder, 'cert.pem');
  const keys = { cert: readFileSync(certificate), key: readFileSync(join(folder, 'key.pem')) };
  let how: Behaviour = 'answers';
  const server = createServer(keys, (request, response) => {
    const isPush = request.url?.includes('git-receive-pack') ?? false;
    const given = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (how === 'hangs') request.resume();
    else if (Buffer.from(given, 'base64').toString() !== decodeURIComponent(who))
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    else if (how === 'forbids' && isPush) response.writeHead(403).end('You may only read.');
    else
      answer(root, {
        request,
        response,
        isSilent: how === 'swallows' && isPush && request.method === 'POST',
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    certificate,
    addressOf: (name, said = who) => `https://${said && `${said}@`}localhost:${port}/${name}`,
    behave(next) {
      how = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  isSilent: boolean;
}

/** As CGI (RFC 3875) has it. */
function answer(root: string, { request, response, isSilent }: Exchange): void {
  const { pathname, search } = new URL(request.url ?? '/', 'https://localhost');
  const given = request.headers;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      ...{ GIT_PROJECT_ROOT: root, GIT_HTTP_EXPORT_ALL: '1', REMOTE_USER: 'somebody', PATH_INFO: pathname },
      ...{ QUERY_STRING: search.slice(1), REQUEST_METHOD: request.method ?? 'GET' },
      CONTENT_TYPE: given['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: given['content-encoding'] ?? '',
      GIT_PROTOCOL: String(given['git-protocol'] ?? ''),
      ...(given['content-length'] && { CONTENT_LENGTH: given['content-length'] }),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => {});
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    if (isSilent) return;
    const whole = Buffer.concat(parts);
    const end = whole.indexOf('\r\n\r\n');
    const lines = whole.subarray(0, end).toString().split('\r\n');
    const headers = lines.map(
      (line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)] as const,
    );
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    for (const [name, value] of headers) if (name !== 'Status') response.setHeader(name, value);
    response.writeHead(Number.parseInt(status, 10)).end(whole.subarray(end + 4));
  });
}
