import { describe, it } from 'vitest';
import { faultsOfPage, looks } from './page-looks.ts';
import { allPaths, testBrowser } from './site.ts';

const browser = testBrowser();
const paths = await allPaths();

describe.concurrent.each(paths)('%s', (path) => {
  it('has no violation that axe finds, in any scheme and width, and reflows', async ({ expect }) => {
    expect(await faultsOfPage(browser(), path, looks)).toEqual([]);
  });
});
