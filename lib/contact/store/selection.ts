import { type ExpressionWrapper, expressionBuilder, type SqlBool } from 'kysely';
import { isId } from '#lib/database/new-id.ts';
import type { Tables } from '#lib/database/tables.ts';

/** The condition that a column is one of these ids; what can be no id is left out. */
export function isOneOf(
  column: 'message.id' | 'upload.id',
  ids: readonly string[],
): ExpressionWrapper<Tables, 'message' | 'upload', SqlBool> {
  const builder = expressionBuilder<Tables, 'message' | 'upload'>();
  const possible = [...new Set(ids)].filter(isId);
  return possible.length > 0 ? builder(column, 'in', possible) : builder.lit(false);
}
