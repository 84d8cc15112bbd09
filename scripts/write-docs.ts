import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blocksPage, contentPage } from './reference-pages.ts';

// Writes the reference of front matter and blocks from the schemas; a test holds that it is up to date.
for (const [file, text] of Object.entries({ 'content.md': contentPage(), 'blocks.md': await blocksPage() })) {
  const path = join('docs', file);
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before !== text) await writeFile(path, text);
  console.log(`${path} ${before === text ? 'is up to date' : 'was written'}`);
}
