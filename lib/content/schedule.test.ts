import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { eventually } from '#tests/eventually.ts';
import { openLiveIndex } from './live-index.ts';

test('shows and hides an entry when its time has come', async () => {
  const id = 'services/es/asamblea.md';
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const content = await testContent({
    [id]: markdownFile({ title: 'Asamblea', publish_at: at(3_000), unpublish_at: at(8_000) }),
  });
  const cachePath = join(content.contentDir, '.cache');
  const live = await openLiveIndex({
    contentDir: content.contentDir,
    cachePath,
    fingerprint: 'test',
    watch: true,
  });
  onTestFinished(() => live.close());
  const changes: string[][] = [];
  live.onChange((changed) => changes.push([...changed]));
  const shown = () => live.index.bySlug('services', 'es', 'asamblea') !== null;
  expect(shown()).toBe(false);
  await eventually(() => expect(shown()).toBe(true));
  expect(changes.flat()).toContain('order:services');
  await eventually(() => expect(shown()).toBe(false));
});

test('shows an entry as soon as the clock has jumped past its time', async () => {
  const inAWeek = Date.now() + 7 * 86_400_000;
  const { contentDir } = await testContent({
    'services/es/feria.md': markdownFile({ title: 'Feria', publish_at: new Date(inAWeek).toISOString() }),
  });
  const cachePath = join(contentDir, '.cache');
  const live = await openLiveIndex({ contentDir, cachePath, fingerprint: 'test', watch: true });
  onTestFinished(() => live.close());
  const shown = () => live.index.bySlug('services', 'es', 'feria') !== null;
  // It has looked when the next entry comes, and waits.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(shown()).toBe(false);
  vi.useFakeTimers({ toFake: ['Date'], now: inAWeek + 1 });
  onTestFinished(() => void vi.useRealTimers());
  await eventually(() => expect(shown()).toBe(true));
});
