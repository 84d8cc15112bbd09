import { it } from 'vitest';
import { allPaths, testBrowser } from './site.ts';
import { faultsOfTabWalk } from './tab-walk.ts';

const browser = testBrowser();

it.concurrent.for(await allPaths())('%s can be walked through with the Tab key', async (path, { expect }) => {
  expect(await faultsOfTabWalk(browser(), path)).toEqual([]);
});
