import { align } from '../align.ts';

/** A word or a sign of a text, with the white space before it. */
interface Token {
  space: string;
  text: string;
  /** Equal for what a round trip may have turned into each other. */
  id: string;
}

/**
 * Writes `edited` with the words and the white space of `base` wherever both say the same. `spaces` says whose
 * white space counts between words that both have: the base's always, or only where the edited text has some too.
 */
export function mergeWords(base: string, edited: string, spaces: 'base' | 'both'): string {
  const before = tokens(base);
  const after = tokens(speakLike(base, edited));
  const partners = pairTokens(before, after);
  const merged = after.map((token, index) => {
    const { at, isSame } = partners.get(index) ?? { at: -1, isSame: false };
    const partner = before[at];
    if (!partner) return token.space + token.text;
    const follows = at === 0 ? index === 0 : partners.get(index - 1)?.at === at - 1;
    const isLike = follows ? (token.space === '') === (partner.space === '') : areSpacedAlike(token, partner);
    const isEdge = token.text === '|';
    const keepsSpace = isLike || isEdge || (follows && spaces === 'base');
    return (keepsSpace ? partner.space : token.space) + (isSame ? partner.text : token.text);
  });
  return merged.join('') + (/[ \t]*$/.exec(base)?.[0] ?? '');
}

/** Whether two tokens both start a line, or both have white space before them on their line. */
function areSpacedAlike(token: Token, partner: Token): boolean {
  return /^[ \t]+$/.test(token.space)
    ? /^[ \t]+$/.test(partner.space)
    : token.space.includes('\n') && partner.space.includes('\n');
}

interface Partner {
  at: number;
  isSame: boolean;
}

/** Which token of the base each token is, or stands in the place of. */
function pairTokens(before: readonly Token[], after: readonly Token[]): Map<number, Partner> {
  const partners = new Map<number, Partner>();
  let [from, to] = [0, 0];
  const matches = align(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  for (const [at, index] of [...matches, [before.length, after.length] as const]) {
    const replaced = Math.min(at - from, index - to);
    for (let step = 0; step < replaced; step += 1)
      partners.set(to + step, { at: from + step, isSame: false });
    if (index < after.length) partners.set(index, { at, isSame: true });
    from = at + 1;
    to = index + 1;
  }
  return partners;
}

/** Writes bullets as the base does, where it has one kind only. */
function speakLike(base: string, edited: string): string {
  const bullets = new Set(
    [...base.matchAll(/^(?:[ \t]*>)*[ \t]*([-+*])(?=[ \t])/gm)].map(([, sign]) => sign),
  );
  const [bullet] = bullets;
  if (bullets.size !== 1) return edited;
  return edited.replace(/^((?:[ \t]*>)*[ \t]*)[-+*](?=[ \t])/gm, `$1${bullet}`);
}

const hardBreak = / {2,}\n|\\\n/;

function tokens(text: string): Token[] {
  // Words, with what is escaped in them, and hard breaks; every other sign for itself.
  const token = /((?:(?! {2,}\n)\s)*)( {2,}\n|\\\n|\\?[\p{L}\p{N}]+|\\\S|\S)/gu;
  return [...text.matchAll(token)].map(([, space = '', sign = '']) => ({
    space,
    text: sign,
    id: idOf(sign),
  }));
}

function idOf(sign: string): string {
  if (hardBreak.test(sign)) return '\n';
  const plain = sign.replace(/^\\(?=.)/, '');
  return plain === '_' ? '*' : plain;
}
