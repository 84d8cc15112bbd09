import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '#lib/content/check/check-content.ts';
import { findingsPath } from '#lib/content/check/kept-findings.ts';
import { translator } from '#lib/i18n/translate.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { problemLine, problemWords } from '#lib/problems/format.ts';
import { prepare } from '#server/prepare.ts';
import { projectRoot } from '#server/project-root.ts';
import { sourceFingerprint } from '#server/source-fingerprint.ts';

const calledFrom = process.cwd();
const { values } = parseArgs({ options: { json: { type: 'boolean' }, content: { type: 'string' } } });
const environment = prepare();
const { terminalLocale: locale, mediaDir, dataDir, siteUrl } = environment;
const contentDir = values.content ? resolve(calledFrom, values.content) : environment.contentDir;

const media = await openMediaLibrary({ dir: mediaDir, cacheDir: resolve(dataDir, 'cache', 'media') });
const problems = await checkContent({
  ...{ contentDir, siteUrl, media },
  blocksDir: resolve(projectRoot, 'components', 'blocks'),
  threads: availableParallelism(),
  keepIn: { path: findingsPath(dataDir), fingerprint: await sourceFingerprint(projectRoot) },
});
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
