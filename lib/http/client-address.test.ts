import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddresses, networkOf } from './client-address.ts';

function from(peer: string | undefined, forwarded?: string) {
  // Only what the function reads.
  return {
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage;
}

describe('without a proxy', () => {
  const find = clientAddresses([]);
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['2001:db8::5', undefined, '2001:db8::5'],
    ['127.0.0.1', '198.51.100.1', null],
    ['::1', undefined, null],
    ['10.2.3.4', undefined, null],
    ['fd00::1', undefined, null],
    [undefined, undefined, null],
  ])('%s forwarding %s is %s', (peer, forwarded, expected) => {
    expect(find(from(peer, forwarded))).toBe(expected);
  });
});

describe('behind proxies of ours', () => {
  const find = clientAddresses(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']);
  it.each([
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '1.2.3.4, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
    ['fd00::7', '2001:db8::5', '2001:db8::5'],
    ['::ffff:127.0.0.1', '[2001:db8::5]:1234', '2001:db8::5'],
    ['127.0.0.1', '198.51.100.1:4000', '198.51.100.1'],
    ['127.0.0.1', undefined, null],
    ['127.0.0.1', '1.2.3.4, unknown', null],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ])('%s forwarding %s is %s', (peer, forwarded, expected) => {
    expect(find(from(peer, forwarded))).toBe(expected);
  });
});

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['2001:0db8::1:2', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
