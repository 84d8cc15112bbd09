import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const serializers = 'decap-cms-widget-markdown/dist/esm/serializers/index.js';

/** The list of block editors, which the serializers ask the whole control for; here there are none. */
const withoutControl: Plugin = {
  name: 'without-control',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /MarkdownControl$/ }, () => ({ path: 'control', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: "import { Map } from 'immutable'; export const getEditorComponents = () => Map();",
      resolveDir: process.cwd(),
    }));
  },
};

/** Decap's own round trip of a text through its rich-text editor, without its interface. */
export async function loadDecapRoundTrip(): Promise<(text: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'decap-text-'));
  const outfile = join(folder, 'serializers.mjs');
  const root = JSON.stringify(join(process.cwd(), 'x.js'));
  await build({
    stdin: {
      contents: `export { markdownToSlate, slateToMarkdown } from '${serializers}'; export { Map } from 'immutable';`,
      resolveDir: process.cwd(),
    },
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] },
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(${root});` },
    plugins: [withoutControl],
    logLevel: 'error',
  });
  const { markdownToSlate, slateToMarkdown, Map: immutable } = await import(pathToFileURL(outfile).href);
  await rm(folder, { recursive: true });
  const options = { editorComponents: immutable() };
  return (text) => slateToMarkdown(markdownToSlate(text, options), options);
}
