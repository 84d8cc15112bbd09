import { expect, it } from 'vitest';
import { isAllowedHost } from './host.ts';

it.each(['site.example', 'localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000'])(
  'takes %s',
  (host) => {
    expect(isAllowedHost(host, 'site.example')).toBe(true);
  },
);

it.each([
  undefined,
  '',
  'other.example',
  'site.example.evil',
  'localhost.evil',
  'site.example:81',
  '127.0.0.2',
])('refuses %s', (host) => {
  expect(isAllowedHost(host, 'site.example')).toBe(false);
});
