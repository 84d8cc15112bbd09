import { describe, it } from 'vitest';
import { pagesOfEachKind } from './page-kinds.ts';
import { faultsOfPage, looks } from './page-looks.ts';
import { allPaths, testBrowser } from './site.ts';

const browser = testBrowser();
const paths = await allPaths();
const kinds = await pagesOfEachKind(paths);
// Words differ from page to page, so each is looked at once; `accessibility.long.test.ts` looks at all in all looks.
const others = paths
  .filter((path) => !kinds.has(path))
  .map((path, index) => ({ path, look: looks[index % looks.length] ?? (['light', 360] as const) }));

describe.concurrent('axe finds nothing, and nothing is too wide at 400 %,', () => {
  it.for([...kinds])('on %s in any scheme and width', async (path, { expect }) => {
    expect(await faultsOfPage(browser(), path, looks)).toEqual([]);
  });

  it.for(others)('on $path in one', async ({ path, look }, { expect }) => {
    expect(await faultsOfPage(browser(), path, [look])).toEqual([]);
  });
});
