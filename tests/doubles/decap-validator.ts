import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { namedOrOwn } from '#lib/cms/config/named-or-own.ts';

/** Controls of Decap that have a schema of their own for their configuration. */
const withSchema = ['number', 'image', 'file', 'select', 'markdown', 'list', 'object', 'datetime'];
/** Those that have none, and our own. */
const withoutSchema = ['string', 'text', 'boolean', 'hidden', namedOrOwn];

/**
 * The validation of configurations as it is in Decap, which the studio's bundle leaves out. It throws with
 * what is wrong.
 */
export async function openDecapValidator(): Promise<(config: unknown) => void> {
  const entry = [
    "import { registerWidget } from 'decap-cms-core/dist/esm/lib/registry.js';",
    ...withSchema.map((name) => `import ${name} from 'decap-cms-widget-${name}/dist/esm/schema.js';`),
    ...withSchema.map((name) => `registerWidget('${name}', () => null, () => null, ${name});`),
    ...withoutSchema.map((name) => `registerWidget('${name}', () => null, () => null);`),
    "export { validateConfig } from 'decap-cms-core/dist/esm/constants/configSchema.js';",
  ];
  // Beside the packages, so that Node finds what stays outside of the bundle.
  const folder = await mkdtemp(join(process.cwd(), 'node_modules', '.decap-validator-'));
  try {
    const outfile = join(folder, 'validator.cjs');
    await build({
      stdin: { contents: entry.join('\n'), resolveDir: process.cwd() },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
      mainFields: ['module', 'main'],
      loader: { '.js': 'jsx' },
      define: { window: 'globalThis' },
      plugins: [withoutAddressBar],
      logLevel: 'error',
    });
    const module: { validateConfig(config: unknown): void } = await import(pathToFileURL(outfile).href);
    return module.validateConfig;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Decap's modules come with its routing, which looks for an address bar as it is loaded. */
const withoutAddressBar: Plugin = {
  name: 'without-address-bar',
  setup({ onLoad }) {
    onLoad({ filter: /decap-cms-core[\\/]dist[\\/]esm[\\/]routing[\\/]history\.js$/ }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};
