import { expect, it } from 'vitest';
import { scriptTraces } from './script-traces.ts';

it.each([
  ['<script>self.__next_f.push([1])</script>', 2],
  ['<script src="/a.js" async=""></script>', 1],
  ['<link rel="preload" as="script" href="/a.js">', 1],
  ['<link rel="modulepreload" href="/a.js">', 1],
  ['<p onclick="x()">', 1],
  ['<p style="color:red">', 1],
  ['<a href="javascript:alert(1)">', 1],
  ['<template id="B:0"></template>', 1],
  ['<script type="application/ld+json">{}</script><link rel="preload" as="font" href="/f.woff2">', 0],
  ['<p>We say no to inline style = bad and onclick= too.</p>', 0],
])('%s has %i traces', (html, count) => {
  expect(scriptTraces(`<!doctype html><html><body>${html}</body></html>`)).toHaveLength(count);
});
