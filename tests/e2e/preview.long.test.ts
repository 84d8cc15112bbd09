import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pixelsThatDiffer, type Shot } from './preview-pixels.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const browser = testBrowser();
let site: SiteCopy;

beforeAll(async () => {
  site = await startSiteCopy({ dataFrom: peopleDir });
});
afterAll(() => site?.stop());

const shots: readonly Shot[] = [
  { locale: 'es', width: 1440 },
  { locale: 'es', width: 360 },
  { locale: 'en', width: 1440 },
  { locale: 'en', width: 360 },
];

describe.each(['service', 'page', 'home'] as const)('what was previewed of a %s', (kind) => {
  it('is published pixel by pixel, in every language and width', async () => {
    const context = await browser().newContext({ locale: 'es-ES', reducedMotion: 'reduce' });
    const page = await context.newPage();
    expect(await pixelsThatDiffer({ site, page }, kind, shots)).toEqual([0, 0, 0, 0]);
    await context.close();
  });
});
