import { expect, it } from 'vitest';
import { hostileDrawings, hostileEntries, hostileJson } from '#tools/torture/hostile-entries.ts';
import type { Served } from './doubles/decap.ts';
import { post, testStudio } from './doubles/studio.ts';

/** A short form of `npm run torture -- editors`: what is refused at once, on a server without pages. */
const names = [
  'text: paragraphs of HTML with words',
  'text: quotations in quotations',
  'text: lists by indentation',
  'text: a table of ten thousand columns',
  'text: a tag with deep data',
  'text: elements in elements',
  'text: brackets that nothing closes',
  'text: emoji',
  'text: half characters',
  'fields: lists in lists',
  'fields: lists that are closed before',
  'fields: brackets by turns',
  'fields: blocks in blocks',
  'fields: dashes in dashes',
  'fields: aliases of aliases',
  'fields: many keys',
  'fields: a huge value',
  'fields: many items',
  'fields: a slug of 100 kB',
];

const path = 'content/services/es/service-1.md';
const sound = '---\nlayout: service\nslug: service-1\ntitle: Uno\n---\nTexto.\n';

it('answers whatever an editor may send, in words, and the next save works', async () => {
  const studio = await testStudio({ 'services/es/service-1.md': sound });
  const ana = await studio.editor('ana@example.org');
  const entries = hostileEntries();
  for (const name of names) {
    const entry = entries.find((each) => each.name === name);
    expect(entry, name).toBeDefined();
    const { body: served } = await ana.ask<Served>('getEntry', { path });
    const { status, body } = await ana.ask('persistEntry', {
      ...{ dataFiles: [{ path, raw: entry?.raw }], revisions: { [path]: served.file.id } },
    });
    expect([200, 400, 413, 422], `${name}: ${body.error}`).toContain(status);
    if (status !== 200) expect(body.error?.length, name).toBeGreaterThan(20);
  }
  const { body } = await ana.ask<Served>('getEntry', { path });
  const raw = body.data?.replace(/(\n---\n)[\s\S]*/, '$1El siguiente.\n');
  const saved = await ana.ask('persistEntry', { dataFiles: [{ path, raw }] });
  expect([saved.status, saved.body.commit]).toEqual([200, expect.any(String)]);
  expect(studio.failures).toEqual([]);
});

it('answers bodies that are no question, and drawings that are none', async () => {
  const studio = await testStudio({ 'services/es/service-1.md': sound });
  const { cookie } = await studio.editor('ana@example.org');
  for (const [name, json] of Object.entries(hostileJson)) {
    const { status, body } = await post(studio.origin, { cookie }, json);
    expect([name, status, body.code]).toEqual([
      name,
      400,
      expect.stringMatching(/unreadable|unknown-action/),
    ]);
  }
  for (const [name, drawing] of Object.entries(hostileDrawings)) {
    const answer = await fetch(`${studio.origin}/api/cms/media?folder=public/media&name=a.svg`, {
      method: 'PUT',
      headers: { 'x-cms': '1', origin: studio.origin, cookie },
      body: drawing,
    });
    expect(answer.status, name).toBeLessThan(500);
  }
  expect(studio.failures).toEqual([]);
});
