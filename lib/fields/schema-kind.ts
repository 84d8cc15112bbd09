import { z } from 'zod';

/** What a field holds, whatever zod wraps around it. */
export type SchemaKind =
  | { kind: 'text' | 'number' | 'boolean' }
  | { kind: 'choice'; values: string[] }
  | { kind: 'list'; item: z.ZodType }
  | { kind: 'object'; shape: Record<string, z.ZodType> };

/** Looks through defaults, transforms and unions; of a union the last kind counts. */
export function schemaKind(schema: z.ZodType): SchemaKind {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schemaKind(asSchema(schema.unwrap()));
  // `preprocess` is a transform before the schema, `transform` is one after it.
  if (schema instanceof z.ZodPipe)
    return schemaKind(asSchema(schema.in instanceof z.ZodTransform ? schema.out : schema.in));
  if (schema instanceof z.ZodUnion) return schemaKind(asSchema(schema.options.at(-1)));
  if (schema instanceof z.ZodObject) return { kind: 'object', shape: schema.shape };
  if (schema instanceof z.ZodArray) return { kind: 'list', item: asSchema(schema.element) };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return { kind: 'number' };
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  return { kind: 'text' };
}

/** The value that a missing one stands for; `undefined` if there is none. */
export function schemaDefault(schema: z.ZodType): unknown {
  return schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
}

/** Whether a value has to be there. */
export function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

// zod types what stands inside a schema as its core type; every schema of ours is made by the full package.
function asSchema(inner: unknown): z.ZodType {
  return inner as z.ZodType;
}
