import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string | null;

/**
 * Makes the function that finds from which address a request comes. `X-Forwarded-For` is believed from the
 * proxies in `trusted` only, from the right, up to the first address that is not one of them. `null`: nobody
 * can tell, as behind a proxy that was not named; all visitors would share its address.
 */
export function clientAddresses(trusted: readonly string[]): ClientAddress {
  const proxies = listOf(trusted);
  const isProxy = (address: string) => contains(proxies, address);

  return ({ headers, socket }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (!isIP(peer)) return null;
    if (!isProxy(peer)) return contains(privateNetworks, peer) ? null : peer;
    const hops = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((hop) => plain(hop.trim()));
    const client = hops.findLast((hop) => !isProxy(hop));
    return client && isIP(client) ? client : null;
  };
}

/** Makes the function that tells whether a request comes from one of the proxies in `trusted`. */
export function isProxyOf(trusted: readonly string[]): (request: Pick<IncomingMessage, 'socket'>) => boolean {
  const proxies = listOf(trusted);
  return ({ socket }) => contains(proxies, plain(socket.remoteAddress ?? ''));
}

/** The part of an address that belongs to one household or office: an IPv6 address names its first 64 bits. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = address.includes('::')
    ? Array.from({ length: 8 - first.length - last.length }, () => '0')
    : [];
  const groups = [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}

function listOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const privateNetworks = new BlockList();
for (const [address, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  privateNetworks.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateNetworks.addSubnet(address, prefix, 'ipv6');

function contains(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Without the port or brackets that some proxies write; an IPv4 address in IPv6 clothes as what it is. */
function plain(address: string): string {
  return address
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
