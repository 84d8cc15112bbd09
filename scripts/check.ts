import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '#lib/content/check/check-content.ts';
import { translator } from '#lib/i18n/translate.ts';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { problemLine, problemWords } from '#lib/problems/format.ts';
import { prepare } from '#server/prepare.ts';
import { projectRoot } from '#server/project-root.ts';

const calledFrom = process.cwd();
const { values } = parseArgs({ options: { json: { type: 'boolean' }, content: { type: 'string' } } });
const environment = prepare();
const { terminalLocale: locale, mediaDir, dataDir, siteUrl } = environment;
const contentDir = values.content ? resolve(calledFrom, values.content) : environment.contentDir;

const media = await openMediaLibrary({ dir: mediaDir, cacheDir: resolve(dataDir, 'cache', 'media') });
const renderer = createMarkdownRenderer({ blocksDir: resolve(projectRoot, 'components', 'blocks') });
const problems = await checkContent({ contentDir, siteUrl, media, renderer });
await renderer.close();
media.close();

const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
if (values.json) {
  const detailed = problems.map((problem) => ({ ...problem, ...problemWords(problem, locale) }));
  process.stdout.write(`${JSON.stringify(detailed, null, 2)}\n`);
} else {
  for (const problem of problems) console.log(problemLine(problem, locale));
  const counts = { errors: count('error'), warnings: count('warning'), hints: count('hint') };
  console.log(translator(locale)('terminal.checked', counts));
}
process.exitCode = count('error') > 0 ? 1 : 0;
