import { expect, test } from 'vitest';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { shareDocuments } from './document-memory.ts';

const options = { locale: 'es' as const, peertubeHosts: [], firstLine: 3 };

function counting() {
  const asked: string[] = [];
  const render = async (body: string): Promise<MarkdownDocument> => {
    asked.push(body);
    if (body === 'malo') throw new Error('Too deep.');
    return {
      tree: { type: 'root', children: [] },
      blocks: [],
      outline: [],
      problems: [],
      links: [],
      media: [],
      text: body,
    };
  };
  return { asked, render };
}

test('a text that was checked as a draft is shown without being parsed again; any other is parsed', async () => {
  const published = counting();
  const draft = counting();
  const shared = shareDocuments(published.render, draft.render);
  const checked = await shared.draft('uno', options);
  await shared.draft('uno', options);
  expect(draft.asked).toEqual(['uno']);
  expect(await shared.published('uno', options)).toBe(checked);
  expect(published.asked).toEqual([]);
  await shared.published('uno', { ...options, locale: 'en' });
  await shared.published('uno', { ...options, peertubeHosts: ['a.example'] });
  await shared.published('dos', options);
  expect(published.asked).toEqual(['uno', 'uno', 'dos']);
});

test('one that failed as a draft is tried again, and old ones are forgotten', async () => {
  const published = counting();
  const draft = counting();
  const shared = shareDocuments(published.render, draft.render);
  await expect(shared.draft('malo', options)).rejects.toThrow('Too deep.');
  await expect(shared.published('malo', options)).rejects.toThrow('Too deep.');
  expect(published.asked).toEqual(['malo']);
  for (let number = 0; number < 9; number += 1) await shared.draft(`texto ${number}`, options);
  await shared.published('texto 0', options);
  await shared.published('texto 8', options);
  expect(published.asked).toEqual(['malo', 'texto 0']);
});
