import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from 'playwright';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const { resolve } = createRequire(import.meta.resolve('@axe-core/playwright'));
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page as it is shown now, each with the place. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The builder would put axe into each document twice for every run, which takes longer than the run itself.
  for (const frame of page.frames()) await addAxe(frame);
  // In one piece: the default way opens a second page for each run.
  const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
    .withTags(rules)
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id} at ${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`,
    ),
  );
}

async function addAxe(frame: Frame): Promise<void> {
  try {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe);
  } catch (error) {
    // A frame that goes away meanwhile takes no part.
    if (frame === frame.page().mainFrame()) throw error;
  }
}
