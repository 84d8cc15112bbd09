import { expect, it } from 'vitest';
import { readVideoHost } from './video-host.ts';

it.each([
  ['tube.example', 'tube.example'],
  ['  Tube.Example.  ', 'tube.example'],
  ['https://tube.example/w/abc?x=1', 'tube.example'],
  ['//tube.example', 'tube.example'],
  ['tube.example:8443', 'tube.example:8443'],
  ['tube.example:443', 'tube.example'],
  ['vídeos.example', 'xn--vdeos-zsa.example'],
  ['видео.рф', 'xn--b1aedk6a.xn--p1ai'],
])('%j is the host %s', (written, host) => {
  expect(readVideoHost(written)).toBe(host);
});

it.each([
  ...['', ' ', 'tube', 'tube–example', '*', '*.example', "'self' *", 'tube.example; script-src *'],
  ...['tube.example;', 'tube.example\nX-Evil: 1', 'one.example two.example', 'one.example,two.example'],
  ...['ana@tube.example', 'javascript:alert(1)', 'ftp://tube.example', '127.0.0.1', '[::1]', '10'],
  ...[
    'tube_1.example',
    '-tube.example',
    'tube..example',
    'tube.example:99999',
    '📺',
    'tube.example📺',
    'tube．example',
    `${'a'.repeat(64)}.es`,
  ],
  ...['tube.example\0', `${'a.'.repeat(130)}es`, '%00.example', 'tube.example:x'],
])('%j is no host', (written) => {
  expect(readVideoHost(written)).toBeNull();
});
