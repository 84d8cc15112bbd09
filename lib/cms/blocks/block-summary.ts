import type { BlockData } from './block-editor.ts';

/** So many characters say what a block holds. */
const longest = 70;

/**
 * What a folded block holds, in a line: how many items there are, and the first words; empty for a block without
 * any.
 */
export function blockSummary(data: BlockData): string {
  const values = Object.entries(data).flatMap(([key, value]) => (key.startsWith('_') ? [] : [value]));
  const list = values.find((value) => Array.isArray(value) && value.length > 0);
  if (!Array.isArray(list)) return shortened(inWords(values).join(' · '));
  const items = list.map((item) => inWords([item]).join(' ')).filter(Boolean);
  return (list.length > 1 ? `${list.length} · ` : '') + shortened(items.join(' · '));
}

/** Words say more than addresses and file names, which stand for what has nothing else. */
function inWords(values: readonly unknown[]): string[] {
  const texts = values.flatMap(textsIn);
  const words = texts.filter((text) => !isAddress(text));
  return words.length > 0 ? words : texts.map(lastPart);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number')
    return [String(value).trim().replace(/\s+/g, ' ')].filter(Boolean);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isAddress(text: string): boolean {
  return /^(?:https?:|\/|[\w.-]+\.\w+\/)\S*$/.test(text);
}

function lastPart(address: string): string {
  return address.startsWith('/') ? (address.split('/').at(-1) ?? address) : address;
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
