import { z } from 'zod';
import { contentFile } from '../content-file.ts';
import { collections } from './all.ts';

/** The fields that the collection of a content file knows; none where the path is no content. */
export function fieldNames(id: string): readonly string[] {
  const collection = contentFile(id)?.collection;
  // The union of all schemas; each of them is one.
  const schema: z.ZodType | undefined = collection && collections[collection].schema;
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
