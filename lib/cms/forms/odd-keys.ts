import { isScalar, visit } from 'yaml';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';

/** Whether front matter has a key that parsers read in different ways: a list, a date, nothing, `<<` or `__proto__`. */
export function hasOddKeys(yaml: string): boolean {
  const map = parseYaml(yaml)?.map;
  let isOdd = false;
  if (map)
    visit(map, {
      Pair(_, { key }) {
        isOdd ||= !isScalar(key) || /^(?:|<<|__proto__|\d{4}-\d\d?-\d\d?.*)$/.test(String(key.value ?? ''));
        return isOdd ? visit.BREAK : undefined;
      },
    });
  return isOdd;
}
