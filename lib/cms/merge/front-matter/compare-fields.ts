import type { ParsedNode } from 'yaml';
import type { ChangeState } from '../compare-versions.ts';
import { pairsByName, parseYaml } from './parse-yaml.ts';
import { sameValue } from './same-value.ts';

/** A field of the front matter that is not the same in all versions. */
export interface FieldChange {
  kind: 'field';
  /** Names the change among those of an entry: `field:title`. */
  id: string;
  state: ChangeState;
  key: string;
  /** Values as data; `undefined` where the field is missing. */
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Compares front matter field by field. */
export function compareFields(base: string, mine: string, theirs: string): FieldChange[] {
  const [pairs, own, other] = [base, mine, theirs].map((yaml) => {
    const parsed = parseYaml(yaml);
    return parsed ? pairsByName(parsed.map) : new Map<string, { value: ParsedNode | null }>();
  });
  if (!pairs || !own || !other) return [];
  const keys = new Set([...other.keys(), ...own.keys(), ...pairs.keys()]);
  return [...keys].flatMap((key): FieldChange[] => {
    const values = [pairs, own, other].map((all) => all.get(key)?.value);
    const state = stateOf(values[0], values[1], values[2]);
    const [inBase, inMine, inTheirs] = values.map((value) => value?.toJSON());
    return state
      ? [{ kind: 'field', id: `field:${key}`, state, key, base: inBase, mine: inMine, theirs: inTheirs }]
      : [];
  });
}

type Value = ParsedNode | null | undefined;

function stateOf(base: Value, mine: Value, theirs: Value): ChangeState | null {
  const [isMine, isTheirs] = [!sameValue(base, mine), !sameValue(base, theirs)];
  if (isMine && isTheirs) return sameValue(mine, theirs) ? 'same' : 'conflict';
  if (isMine) return 'mine';
  return isTheirs ? 'theirs' : null;
}
