import { maxDepth } from '#lib/markdown/limits.ts';

/** Bytes; ten times what the longest form makes. */
export const maxYamlBytes = 20_000;

/** Lines, commas and brackets: what makes keys, items and levels, on each of which parsers spend time. */
const maxSigns = 1_000;

/** What makes YAML more than a parser should be given. */
export type YamlExcess = 'depth' | 'size';

/**
 * Whether YAML nests deeper, or is longer, than anybody's form makes it: parsers call themselves for each level and
 * compare each key with the others. It is looked at without parsing.
 */
export function yamlExcess(yaml: string): YamlExcess | null {
  if (isDeep(yaml)) return 'depth';
  const signs = yaml.match(/[\n,[\]{}]/g)?.length ?? 0;
  return signs > maxSigns || Buffer.byteLength(yaml) > maxYamlBytes ? 'size' : null;
}

function isDeep(yaml: string): boolean {
  let depth = 0;
  for (const [sign] of yaml.matchAll(/[[\]{}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > maxDepth) return true;
  }
  return /^ {400}|^(?:[ \t]*[-?:][ \t]+){50}/m.test(yaml) || hasDeepIndents(yaml);
}

/** Levels of indentation: each deeper line opens one, each line further left closes those that it is left of. */
function hasDeepIndents(yaml: string): boolean {
  const open: number[] = [];
  for (const [indent] of yaml.matchAll(/^[ \t]*(?=[^\s])/gm)) {
    while ((open.at(-1) ?? -1) >= indent.length) open.pop();
    open.push(indent.length);
    if (open.length > maxDepth) return true;
  }
  return false;
}
