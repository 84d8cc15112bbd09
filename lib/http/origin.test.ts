import { expect, it } from 'vitest';
import { judgeOrigin } from './origin.ts';

const site = 'https://platoniq.net';

it.each([
  [{ origin: site }, 'own'],
  [{ origin: site, 'sec-fetch-site': 'same-origin' }, 'own'],
  [{ origin: 'https://evil.example' }, 'foreign'],
  [{ origin: 'http://platoniq.net' }, 'foreign'],
  [{ origin: 'https://platoniq.net.evil.example' }, 'foreign'],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 'foreign'],
  [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 'own'],
  [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 'foreign'],
  [{ origin: 'null' }, 'unknown'],
  [{ 'sec-fetch-site': 'same-site' }, 'foreign'],
  [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
  [{}, 'unknown'],
])('%j is %s', (headers, expected) => {
  expect(judgeOrigin({ headers }, site)).toBe(expected);
});

it.each([
  ['http://192.168.1.5:3000', 'own'],
  ['http://192.168.1.6:3000', 'foreign'],
  ['not an address', 'foreign'],
])('%s, where the site does not know its own address, is %s', (origin, expected) => {
  expect(judgeOrigin({ headers: { origin, host: '192.168.1.5:3000' } }, null)).toBe(expected);
});
