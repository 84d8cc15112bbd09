import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import { funding } from './families/funding.ts';
import { futures } from './families/futures.ts';
import { other } from './families/other.ts';
import { participation } from './families/participation.ts';
import { strategy } from './families/strategy.ts';
import { tools } from './families/tools.ts';
import type { Shape } from './shape.ts';

/** The drawing of each family, 600 units wide and high. */
export const familyShapes: Record<FamilyOrNone, readonly Shape[]> = {
  participation,
  strategy,
  funding,
  futures,
  tools,
  other,
};
