/** What a page of the inbox says once, after something was done; it travels as a code in the address. */
export const noticeCodes = [
  'answered',
  'closed',
  'new',
  'spam',
  'wanted',
  'deleted',
  'noted',
  'assigned',
  'unread',
  'retried',
  'erased',
] as const;

export type NoticeCode = (typeof noticeCodes)[number];

/** A notice with the number of messages that it speaks of. */
export interface Notice {
  code: NoticeCode;
  count: number;
}

/** The notice as a part of an address. */
export function noticeQuery(code: NoticeCode, count = 1): Record<string, string> {
  return count === 1 ? { done: code } : { done: code, count: String(count) };
}

/** The notice that an address asks for; `null` without one, or for one that does not exist. */
export function findNotice(query: URLSearchParams): Notice | null {
  const code = noticeCodes.find((known) => known === query.get('done'));
  const count = Number(query.get('count') ?? 1);
  return code ? { code, count: Number.isSafeInteger(count) && count >= 0 ? count : 1 } : null;
}
