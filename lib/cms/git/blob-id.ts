import { createHash } from 'node:crypto';
import type { Place } from './place.ts';

/** The id that git gives to these bytes as a file. */
export function blobId(place: Pick<Place, 'hash'>, bytes: Uint8Array): string {
  return createHash(place.hash).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
