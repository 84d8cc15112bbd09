import lighthouse from 'lighthouse';
import { entryAddress } from '#lib/content/addresses.ts';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { freePort } from '#tools/lab/server-process.ts';
import { withBrowser } from '../browser.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';
import { withSite } from '../with-site.ts';

interface Score {
  name: string;
  score: number;
}

/** The lowest score that Lighthouse gives in any of its categories. */
export const lighthouseScores: Family = {
  ids: ['lighthouse-min'],
  async measure() {
    const port = await freePort();
    const scores = await withSite(({ origin }) =>
      withBrowser(async () => {
        const paths = localeCodes.flatMap((locale) => [
          homeAddress(locale),
          entryAddress('services', locale, 'democratic-funding'),
        ]);
        const found: Score[] = [];
        for (const path of paths) {
          // Once before, as for the first visitor, then the one that counts.
          await fetch(origin + path);
          found.push(...(await scoresOf(origin + path, port)));
        }
        return found;
      }, [`--remote-debugging-port=${port}`]),
    );
    const below = scores.filter(({ score }) => score < 100).map(({ name, score }) => `${name} ${score}`);
    return {
      'lighthouse-min': {
        value: Math.min(...scores.map(({ score }) => score)),
        n: scores.length,
        note:
          below.length > 0 ? below.join('; ') : 'home and service in each language, mobile, every category',
      },
    };
  },
};

async function scoresOf(url: string, port: number): Promise<Score[]> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  if (!result) throw new Error(`Lighthouse says nothing about ${url}.`);
  const { categories, audits } = result.lhr;
  return Object.values(categories).map((category) => {
    const failed = category.auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    const name = `${new URL(url).pathname} ${category.title}${failed.length > 0 ? ` (${failed.join(', ')})` : ''}`;
    return { name, score: round((category.score ?? 0) * 100) };
  });
}
