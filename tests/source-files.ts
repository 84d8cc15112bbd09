import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A file of the code and what it imports. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  path: string;
  /** What it imports, as paths of the project where it is one of ours, else as written. */
  imports: string[];
}

/** Reads the code in `folders`, tests left out unless asked for. */
export function sourceFiles(folders: readonly string[], { withTests = false } = {}): SourceFile[] {
  return globSync(folders.map((folder) => `${folder}/**/*.{ts,tsx}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => withTests || !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, imports: readImports(path) }));
}

function readImports(path: string): string[] {
  const source = readFileSync(join(process.cwd(), path), 'utf8');
  const written = [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)];
  return written.map(([, target]) => resolveImport(path, target ?? ''));
}

function resolveImport(path: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
}
