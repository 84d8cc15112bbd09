import { expect, it } from 'vitest';
import { allPaths, collect, testBrowser } from './site.ts';
import { tracesOfVisit } from './visit-traces.ts';

const browser = testBrowser();

it('no page at all asks anybody else for anything, or leaves anything behind', async () => {
  expect(await collect(await allPaths(), (path) => tracesOfVisit(browser(), path))).toEqual([]);
});
