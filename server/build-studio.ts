import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { mendedDecap } from './mended-decap.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * Bundles the studio into `.next/studio`, apart from Next: Decap weighs more than the site and only editors
 * load it. File names carry a hash of their content; `manifest.json` says which script and style begin.
 */
export async function buildStudio(root: string): Promise<void> {
  const outdir = join(root, '.next', 'studio');
  await rm(outdir, { recursive: true, force: true });
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { studio: 'components/studio/main.ts' },
    outdir,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    jsx: 'automatic',
    mainFields: ['module', 'browser', 'main'],
    conditions: ['browser', 'module', 'import'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.js': 'jsx', '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'file' },
    legalComments: 'linked',
    logLevel: 'error',
    plugins: [lighterDecap, mendedDecap],
  });
  await mkdir(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  const written = outputFiles.filter(({ path }) => /\.(?:js|css)$/.test(path));
  await Promise.all(written.map(({ path, contents }) => writePacked(path, contents)));
  const [script, { cssBundle = '' } = {}] =
    Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint) ?? [];
  if (!script) throw new Error('esbuild made no script of components/studio/main.ts.');
  const manifest = { script: basename(script), style: basename(cssBundle) };
  await writeFile(join(outdir, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
}

async function writePacked(path: string, contents: Uint8Array): Promise<void> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeFile(`${path}.br`, await toBrotli(contents, { params }));
  await writeFile(`${path}.gz`, await toGzip(contents, { level: 9 }));
}

/** Decap's controls for the fields of our collections; the names are those of its packages. */
const controls = [
  ...['string', 'number', 'text', 'image', 'file', 'select', 'markdown', 'list', 'object', 'boolean'],
  'datetime',
];

/** Takes of Decap what is used here, without what needs `unsafe-eval`. */
const lighterDecap: Plugin = {
  name: 'lighter-decap',
  setup({ onLoad }) {
    // Only what our collections use: backends of code hosts and the rest of the controls are half the weight.
    onLoad({ filter: /decap-cms-app[\\/]dist[\\/]esm[\\/]index\.js$/ }, () => ({
      contents: [
        "import { DecapCmsCore as CMS } from 'decap-cms-core';",
        "import * as locales from 'decap-cms-locales';",
        ...controls.map((name) => `import ${name} from 'decap-cms-widget-${name}';`),
        `CMS.registerWidget([${controls.map((name) => `${name}.Widget()`).join(', ')}]);`,
        'for (const locale of Object.keys(locales)) CMS.registerLocale(locale, locales[locale]);',
        'export default CMS;',
      ].join('\n'),
    }));
    // Thirty-odd languages, of which the studio speaks two.
    onLoad({ filter: /decap-cms-locales[\\/]dist[\\/]esm[\\/]index\.js$/ }, async ({ path }) => {
      const lines = (await readFile(path, 'utf8')).split('\n');
      return { contents: lines.filter((line) => /default as (?:en|es)\b/.test(line)).join('\n') };
    });
    // The words of zod's errors in fifty languages: the studio says what the server tells it.
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
    // Content is written in YAML.
    onLoad({ filter: /decap-cms-core[\\/]dist[\\/]esm[\\/]formats[\\/]toml\.js$/ }, () => ({
      contents: 'export default {};',
    }));
    // Its validation compiles functions from strings; ours runs in a test (lib/cms/config).
    onLoad({ filter: /decap-cms-core[\\/]dist[\\/]esm[\\/]constants[\\/]configSchema\.js$/ }, () => ({
      contents: 'export function validateConfig() {}',
    }));
  },
};
