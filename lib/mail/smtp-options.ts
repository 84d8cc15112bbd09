import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { MailSettings } from './mail-settings.ts';
import { domainOf } from './mailbox.ts';

/** How long each part of talking to a mail server may take, in milliseconds. */
export interface SmtpTimeouts {
  connection: number;
  greeting: number;
  /** Without a byte from the peer. */
  silence: number;
}

// RFC 5321, 4.5.3.2: two to five minutes for commands, ten for the answer to a whole mail. Who gives up
// earlier sends mails twice that the peer has long taken.
const patience: SmtpTimeouts = { connection: 120_000, greeting: 120_000, silence: 660_000 };

/**
 * Reads `SMTP_URL`: `smtps://` is encrypted from the start, `smtp://` as soon as the peer offers it. A password
 * never leaves this machine unencrypted.
 */
export function smtpOptions({ smtpUrl, from }: MailSettings, timeouts: SmtpTimeouts = patience) {
  const url = new URL(smtpUrl);
  const host = hostOf(url);
  const secure = url.protocol === 'smtps:';
  const isLocal = isLoopback(host);
  const credentials = smtpCredentials(smtpUrl);
  return {
    host,
    port: url.port ? Number(url.port) : defaultPort({ secure, isLocal }),
    secure,
    ...(credentials ? { auth: credentials } : {}),
    requireTLS: credentials !== null && !isLocal,
    // On the same machine a certificate proves nothing, and the usual one is self-signed.
    tls: { rejectUnauthorized: !isLocal, minVersion: 'TLSv1.2' as const },
    name: domainOf(from.address),
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** User and password of `SMTP_URL`, decoded; `null` if it has none. */
export function smtpCredentials(smtpUrl: string): { user: string; pass: string } | null {
  const { username, password } = new URL(smtpUrl);
  return username ? { user: decoded(username), pass: decoded(password) } : null;
}

function defaultPort({ secure, isLocal }: { secure: boolean; isLocal: boolean }): number {
  if (secure) return 465;
  return isLocal ? 25 : 587;
}

function hostOf(url: URL): string {
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) ? bare : domainToASCII(decoded(bare)) || bare;
}

// A password with a lone percent sign was not encoded, and is meant as it stands.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost');
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
