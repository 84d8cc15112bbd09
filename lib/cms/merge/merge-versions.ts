import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { type BodyStretch, compareBodies } from './body/compare-bodies.ts';
import { definitionsByName } from './body/mask-tags.ts';
import type { Versions } from './compare-versions.ts';
import { compareFields } from './front-matter/compare-fields.ts';
import { mergeFrontMatter } from './front-matter/merge-front-matter.ts';
import { parseYaml } from './front-matter/parse-yaml.ts';
import { withEndingsOf, withPlainEndings } from './line-endings.ts';

/** Whose version of a change is taken; `both` puts two versions of blocks one after the other. */
export type VersionChoice = 'mine' | 'theirs' | 'both';

/**
 * The file in git with somebody's changes brought in: what only one of both changed is taken from them, and where
 * both did, the choice counts (by the change's id; without one, what stands in git stays).
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function mergeVersions(
  versions: Versions,
  choices: Readonly<Record<string, VersionChoice | undefined>>,
): string {
  const [base, mine, theirs] = [versions.base, versions.mine, versions.theirs].map((text) =>
    splitDocument(withPlainEndings(text)),
  );
  if (!base || !mine || !theirs) return versions.theirs;
  const yaml = chosenFields([base.yaml, mine.yaml, theirs.yaml], choices);
  const { stretches } = compareBodies(base.body, mine.body, theirs.body, definitionsByName(versions.blocks));
  const body = chosenBlocks(stretches, mine.body, theirs.body, choices);
  const merged = (theirs.opening || '---\n') + yaml + (theirs.closing || '---\n') + body;
  return merged === withPlainEndings(versions.theirs)
    ? versions.theirs
    : withEndingsOf(versions.theirs, merged);
}

function chosenFields(
  [base, mine, theirs]: readonly [string, string, string],
  choices: Readonly<Record<string, VersionChoice | undefined>>,
): string {
  const data = theirs.trim() === '' ? {} : parseYaml(theirs)?.data;
  if (!data) return theirs;
  const wanted = { ...data };
  for (const { id, key, state, mine: value } of compareFields(base, mine, theirs)) {
    const isMine = choices[id] ? choices[id] === 'mine' : state === 'mine';
    if (isMine && value === undefined) delete wanted[key];
    else if (isMine) wanted[key] = value;
  }
  return isDeepStrictEqual(wanted, data) ? theirs : mergeFrontMatter(theirs, stringify(wanted));
}

function chosenBlocks(
  stretches: readonly BodyStretch[],
  mine: string,
  theirs: string,
  choices: Readonly<Record<string, VersionChoice | undefined>>,
): string {
  let merged = '';
  let from = 0;
  let wasKept = true;
  for (const { change, mine: own, theirs: other } of stretches) {
    const text = theirs.slice(other.start, other.end);
    const choice = change && (choices[change.id] ?? (change.state === 'mine' ? 'mine' : 'theirs'));
    const ownText = choice === 'mine' || choice === 'both' ? mine.slice(own.start, own.end) : '';
    const taken = choice === 'mine' ? ownText : [text, ownText].filter(Boolean).join('\n\n');
    const gap = theirs.slice(from, other.start);
    // Lines that follow each other closely may do so only where both are as they were.
    const parts = (wasKept && taken === text) || merged === '' || /\n[ \t]*\n/.test(gap);
    if (taken !== '') merged += (parts ? gap : '\n\n') + taken;
    wasKept = taken === text;
    from = Math.max(from, other.end);
  }
  const end = theirs.slice(from);
  return merged + (end === '' && theirs.trim() === '' && merged !== '' ? '\n' : end);
}
