import { acceptsCoding } from './accepts-coding.ts';

/** What pages are kept in, best first. */
export type Coding = 'br' | 'gzip';

/** The best coding that an `Accept-Encoding` header allows; `null`: none. */
export function bestCoding(header: string | string[] = ''): Coding | null {
  const text = String(header);
  if (acceptsCoding(text, 'br')) return 'br';
  return acceptsCoding(text, 'gzip') ? 'gzip' : null;
}
