import type { LinksOfText } from '#lib/spam/traits.ts';
import type { SpamVerdict, Suspicion } from '#lib/spam/verdict.ts';
import { mostInTenMinutes } from './sender-limits.ts';

/** A person needs longer than this to read a form and fill it in, in milliseconds. */
const shortest = 3_000;
/** Whoever shows their work names a page or two. */
const maxLinks = 3;
/** The clock was set back since, or another machine's is ahead: that says nothing of the sender. */
const backwards = -1_000;

/** What came with a message, and what its text is like. */
export interface Circumstances {
  /** What stands in the field that people do not see. */
  trap: string;
  /** Milliseconds from the opening of the form to its arrival. */
  elapsed: number;
  origin: 'own' | 'unknown';
  /** Messages from the same client in ten minutes; `null` where the client is not known. */
  recent: number | null;
  links: LinksOfText;
  verdict: SpamVerdict;
}

/** Why a message is set aside: nothing is dropped on a suspicion, people look through what is set aside. */
export function suspicionsOf({ trap, elapsed, origin, recent, links, verdict }: Circumstances): Suspicion[] {
  const found: Suspicion[] = [];
  if (trap.trim()) found.push({ code: 'honeypot' });
  if (elapsed > backwards && elapsed < shortest)
    found.push({ code: 'too-fast', seconds: Math.max(0, Math.round(elapsed / 100) / 10) });
  if (origin === 'unknown') found.push({ code: 'no-origin' });
  if (recent !== null && recent > mostInTenMinutes)
    found.push({ code: 'many-from-one-place', count: recent });
  if (links.count > maxLinks || links.isCode) found.push({ code: 'links', count: links.count });
  if (verdict.isSpam) {
    const words = verdict.words.filter(({ leansTo }) => leansTo === 'spam').map(({ word }) => word);
    found.push({ code: 'words', probability: verdict.probability, words });
  }
  return found;
}
