import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { type Phrases, phraseKeys, phrasesFor } from './phrases.ts';
import { phrasesEn } from './phrases-en.ts';
import { phrasesEs } from './phrases-es.ts';

let decap: { en: Phrases; es: Phrases };
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: ['en', 'es']
        .map((code) => `export { default as ${code} } from 'decap-cms-locales/dist/esm/${code}/index.js';`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = outputFiles[0]?.text ?? '';
  decap = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
});

it('Decap speaks Spanish throughout', () => {
  const spoken = phraseKeys(phrasesFor('es', decap.es));
  expect(phraseKeys(decap.en).filter((key) => !spoken.includes(key))).toEqual([]);
});

it('every phrase of ours is one that Decap asks for', () => {
  const asked = new Set(phraseKeys(decap.en));
  expect([...Object.keys(phrasesEs), ...Object.keys(phrasesEn)].filter((key) => !asked.has(key))).toEqual([]);
});

it('every phrase of ours has what Decap fills in', () => {
  const filledIn = (text: string) => [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name).sort();
  const odd = Object.entries(phrasesEs).filter(([key, text]) => {
    const english = read(decap.en, key);
    // A phrase may do without what it is given, but nothing else is given.
    return filledIn(text).some((name) => !filledIn(english).includes(name));
  });
  expect(odd).toEqual([]);
});

it('what Decap says in Spanish stays where we say nothing else', () => {
  const phrases = phrasesFor('es', decap.es);
  expect(read(phrases, 'editor.editorToolbar.publish')).toBe('Publicar');
  expect(read(phrases, 'editor.editorControlPane.i18n.writingInLocale')).toBe('Escribes en %{locale}');
  expect(read(decap.es, 'editor.editor.loadingEntry')).toBe('Cargando entrada...');
});

it('nobody is spoken to formally', () => {
  const source = readFileSync('lib/cms/config/phrases-es.ts', 'utf8');
  expect(source).not.toMatch(/\busted\b|\bEstá seguro\b|\bpor favor\b/i);
});

function read(phrases: Phrases, key: string): string {
  const found = key
    .split('.')
    .reduce<string | Phrases | undefined>(
      (inner, part) => (typeof inner === 'object' ? inner[part] : undefined),
      phrases,
    );
  return typeof found === 'string' ? found : '';
}
