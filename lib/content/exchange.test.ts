import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { createFileGate } from './file-gate.ts';
import { openLiveIndex } from './live-index.ts';

const ids = Array.from({ length: 12 }, (_, number) => `services/es/s${number}.md`);
const files = (title: string) => Object.fromEntries(ids.map((id) => [id, markdownFile({ title })]));

describe('files that are exchanged together', () => {
  it('are seen all at once, whatever the system reports meanwhile, and announced once', async () => {
    const content = await testContent(files('uno'));
    const { contentDir } = content;
    const live = await openLiveIndex({
      ...{ contentDir, cachePath: join(contentDir, '.cache'), fingerprint: 'test', watch: true },
    });
    onTestFinished(() => live.close());
    const seen = new Set<string>();
    const announced: number[] = [];
    live.onChange((changed) => announced.push(changed.size));
    let isOver = false;
    const reader = (async () => {
      while (!isOver) {
        seen.add([...new Set(ids.map((id) => String(live.index.get(id)?.data.title)))].join('+'));
        await sleep(1);
      }
    })();
    await live.exchange(ids, async () => {
      for (const [id, text] of Object.entries(files('dos'))) {
        await writeFile(join(contentDir, `${id}.tmp`), text);
        await rename(join(contentDir, `${id}.tmp`), join(contentDir, id));
        await sleep(20);
      }
    });
    await sleep(300);
    isOver = true;
    await reader;
    expect([...seen]).toEqual(['uno', 'dos']);
    expect(announced).toHaveLength(1);
  });

  it('are taken in also where the work fails, which is told', async () => {
    const content = await testContent(files('uno'));
    const { contentDir } = content;
    const live = await openLiveIndex({
      ...{ contentDir, cachePath: join(contentDir, '.cache'), fingerprint: 'test', watch: false },
    });
    onTestFinished(() => live.close());
    const broken = live.exchange(ids, async () => {
      await content.write({ [ids[0] ?? '']: markdownFile({ title: 'dos' }) });
      throw new Error('the disk');
    });
    await expect(broken).rejects.toThrow('the disk');
    expect(live.index.get(ids[0] ?? '')?.data.title).toBe('dos');
    await live.refresh();
  });
});

describe('a gate', () => {
  it('waits for who reads, and lets nobody read in between', async () => {
    const gate = createFileGate();
    const order: string[] = [];
    const slow = gate.read(async () => {
      await sleep(20);
      order.push('read before');
    });
    const exchange = gate.exchange(async () => {
      order.push('exchange');
      await sleep(20);
      order.push('exchanged');
    });
    const late = gate.read(async () => order.push('read after'));
    await Promise.all([slow, exchange, late]);
    expect(order).toEqual(['read before', 'exchange', 'exchanged', 'read after']);
  });
});
