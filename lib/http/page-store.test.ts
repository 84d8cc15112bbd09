import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { dependsOn } from '#lib/content/track.ts';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';
import { eventually } from '#tests/eventually.ts';
import type { Answer } from './capture.ts';
import { createPageStore } from './page-store.ts';

const page = (text: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
});

async function text(stored: { encoded(accepted: string): Promise<{ body: Buffer }> }): Promise<string> {
  return (await stored.encoded('')).body.toString();
}

describe('the store of pages', () => {
  test('renders once for many who ask at the same time', async () => {
    const pages = createPageStore(() => {});
    const make = vi.fn(async () => page('uno'));
    const answers = await Promise.all(Array.from({ length: 100 }, () => pages.get('/es', make)));
    expect(make).toHaveBeenCalledTimes(1);
    for (const answer of answers) expect(await text(answer)).toBe('uno');
  });

  test('renders again what read the thing that changed, and nothing else', async () => {
    const pages = createPageStore(() => {});
    let version = 1;
    const makeOne = async () => {
      dependsOn('entry:a');
      return page(`a${version}`);
    };
    const makeOther = vi.fn(async () => {
      dependsOn('entry:b');
      return page('b');
    });
    await pages.get('/a', makeOne);
    await pages.get('/b', makeOther);
    version = 2;
    pages.invalidate(new Set(['entry:a']));
    await eventually(async () => expect(await text(await pages.get('/a', makeOne))).toBe('a2'));
    await pages.get('/b', makeOther);
    expect(makeOther).toHaveBeenCalledTimes(1);
  });

  test('sends nothing that was made of two versions, and nothing old beside what is new', async () => {
    const pages = createPageStore(() => {});
    let version = 1;
    const { promise: halfway, resolve: goOn } = Promise.withResolvers<void>();
    const first = pages.get('/a', async () => {
      const before = version;
      dependsOn('entry:a');
      if (before === 1) await halfway;
      return page(`${before} ${version}`);
    });
    version = 2;
    pages.invalidate(new Set(['entry:a']));
    goOn();
    expect(await text(await first)).toBe('2 2');
    const makeSlowly = async () => {
      dependsOn('entry:a');
      const made = version;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return page(String(made));
    };
    await pages.get('/b', makeSlowly);
    version = 3;
    pages.invalidate(new Set(['entry:a']));
    const asked = await Promise.all([pages.get('/b', makeSlowly), pages.get('/b', makeSlowly)]);
    expect(await Promise.all(asked.map(text))).toEqual(['3', '3']);
  });

  test('keeps the page that stands when a new rendering fails', async () => {
    const failures: string[] = [];
    const pages = createPageStore((key) => failures.push(key));
    let status = 200;
    const make = async () => {
      dependsOn('settings');
      return page(`status ${status}`, status);
    };
    await pages.get('/es', make);
    status = 500;
    pages.invalidate(new Set(['settings']));
    await eventually(() => expect(failures).toEqual(['/es']));
    expect(await text(await pages.get('/es', make))).toBe('status 200');
  });

  test('does not try a page that failed again and again', async () => {
    const pages = createPageStore(() => {});
    const make = vi.fn(async () => page('', 500));
    for (let time = 0; time < 5; time += 1)
      await expect(pages.get('/x', make)).rejects.toThrow('/x answered 500');
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('notices a change that comes while the page is being rendered', async () => {
    const pages = createPageStore(() => {});
    const gate = Promise.withResolvers<void>();
    let content = 'old';
    const make = async () => {
      dependsOn('entry:a');
      const read = content;
      await gate.promise;
      return page(read);
    };
    const first = pages.get('/a', make);
    content = 'new';
    pages.invalidate(new Set(['entry:a']));
    gate.resolve();
    await first;
    await eventually(async () => expect(await text(await pages.get('/a', make))).toBe('new'));
  });

  test('renders nothing that nobody waits for while something urgent is under way', async () => {
    const pages = createPageStore(() => {});
    const make = vi.fn(async () => {
      dependsOn('settings');
      return page('uno');
    });
    await pages.get('/es', make);
    const urgent = Promise.withResolvers<void>();
    const done = pages.first(() => urgent.promise);
    pages.invalidate(new Set(['settings']));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(make).toHaveBeenCalledTimes(1);
    // Who asks for it gets it.
    await pages.get('/es', make);
    expect(make).toHaveBeenCalledTimes(2);
    pages.invalidate(new Set(['settings']));
    urgent.resolve();
    await done;
    await eventually(() => expect(make).toHaveBeenCalledTimes(3));
  });

  test('renders what takes long only for who asks for it', async () => {
    const pages = createPageStore(() => {});
    const counted = (milliseconds: number) =>
      vi.fn(async () => {
        dependsOn('settings');
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return page('todo');
      });
    const [list, short] = [counted(1_100), counted(0)];
    await Promise.all([pages.get('/llms.txt', list), pages.get('/es', short)]);
    pages.invalidate(new Set(['settings']));
    await eventually(() => expect(short).toHaveBeenCalledTimes(2));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(list).toHaveBeenCalledTimes(1);
    await pages.get('/llms.txt', list);
    expect(list).toHaveBeenCalledTimes(2);
  });

  test('takes its time for pages that nobody waits for, also when another change comes meanwhile', async () => {
    const pages = createPageStore(() => {});
    const renderings: { since: number; until: number }[] = [];
    const read = new Map<string, number>();
    let version = 1;
    function change(): void {
      version += 1;
      pages.invalidate(new Set(['settings']));
    }
    const keys = ['/a', '/b', '/c', '/d'];
    for (const key of keys)
      await pages.get(key, async () => {
        dependsOn('settings');
        read.set(key, version);
        if (version === 1) return page(key);
        const since = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 150));
        renderings.push({ since, until: performance.now() });
        if (renderings.length === 1) setTimeout(change, 50);
        return page(key);
      });
    change();
    await eventually(() => expect(keys.map((key) => read.get(key))).toEqual([3, 3, 3, 3]));
    await eventually(() => expect(renderings).toHaveLength(5));
    for (const [at, { until, since }] of renderings.entries()) {
      const next = renderings[at + 1];
      if (next) expect(next.since - until).toBeGreaterThan((until - since) * 2.5);
    }
  });
});

test('a page that was hidden, and rendered again meanwhile, is there once it is public again', async () => {
  const files = { services: 'services/es/uno.md', pages: 'pages/es/dos.md' };
  const fileOf = (fields = {}) => markdownFile({ title: 'Uno', ...fields });
  const inFolder = Object.values(files).map((id) => [id, fileOf()]);
  const { contentDir, write } = await testContent(Object.fromEntries(inFolder));
  const content = await openTestStore(contentDir, join(contentDir, '.data'));
  onTestFinished(() => content.close());
  const pages = createPageStore(() => {});
  content.onChange((changed) => pages.invalidate(changed));
  const statuses = async () => {
    const asked = [
      pages.get('/es/servicios/uno', async () => answerOf(await content.entryPage('services', 'es', 'uno'))),
      pages.get('/es/dos', async () => answerOf(await content.entryPage('pages', 'es', 'dos'))),
    ];
    return (await Promise.all(asked)).map(({ status }) => status);
  };
  const answerOf = (made: object | null) => page(made ? 'uno' : '', made ? 200 : 404);
  expect(await statuses()).toEqual([200, 200]);
  for (const [published, status] of [
    [false, 404],
    [true, 200],
  ] as const) {
    await write(Object.fromEntries(Object.values(files).map((id) => [id, fileOf({ published })])));
    await content.refresh(Object.values(files));
    expect(await statuses()).toEqual([status, status]);
  }
});
