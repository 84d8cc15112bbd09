import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/** What one cut of a font becomes: which axes stay free, which are pinned, and where the file goes. */
interface Cut {
  file: string;
  source: string;
  format: 'woff2' | 'truetype';
  axes: NonNullable<Parameters<typeof subsetFont>[2]>['variationAxes'];
}

const bricolage =
  '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2';
const atkinson =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght';

// The poster cut: heavy, a little condensed, drawn for large sizes. One cut, so that 20 kB carry every heading.
const poster = { wght: 800, wdth: 85, opsz: 96 };

const cuts: Cut[] = [
  { file: 'app/styles/fonts/bricolage.woff2', source: bricolage, format: 'woff2', axes: poster },
  {
    file: 'app/styles/fonts/atkinson.woff2',
    source: `${atkinson}-normal.woff2`,
    format: 'woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    file: 'app/styles/fonts/atkinson-italic.woff2',
    source: `${atkinson}-italic.woff2`,
    format: 'woff2',
    axes: { wght: 400 },
  },
  // The pictures for social networks are drawn by Satori, which reads neither WOFF2 nor variable fonts.
  { file: 'components/og/fonts/bricolage.ttf', source: bricolage, format: 'truetype', axes: poster },
  {
    file: 'components/og/fonts/atkinson.ttf',
    source: `${atkinson}-normal.woff2`,
    format: 'truetype',
    axes: { wght: 500 },
  },
];

const modules = createRequire(import.meta.url);

for (const cut of cuts) {
  const source = readFileSync(join(packageFolder(cut.source), ...cut.source.split('/').slice(2)));
  const font = await subsetFont(source, latin(), { targetFormat: cut.format, variationAxes: cut.axes ?? {} });
  mkdirSync(dirname(cut.file), { recursive: true });
  writeFileSync(cut.file, font);
  console.log(`${cut.file}: ${font.length} B`);
}

/** Western European languages, Catalan among them, with their punctuation. */
function latin(): string {
  return `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ĿŀŒœŸ–—‘’‚“”„•…‹›€™−↑↓\u2009\u2011\u202f`;
}

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function packageFolder(path: string): string {
  const name = path.split('/').slice(0, 2).join('/');
  return dirname(modules.resolve(`${name}/package.json`));
}
