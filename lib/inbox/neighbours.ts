import type { MessageSummary } from '#lib/contact/message.ts';
import type { MessageStore } from '#lib/contact/message-store.ts';
import { type InboxQuery, storeQuery } from './inbox-query.ts';

/** A message beside another in a list, with the list's page that it stands on. */
export interface Neighbour {
  message: MessageSummary;
  query: InboxQuery;
}

/**
 * The messages before and after one in the list that it was opened from, also when it has left that list
 * since, as by being answered: then its place is told by the moment it came.
 */
export async function findNeighbours(
  store: Pick<MessageStore, 'list'>,
  query: InboxQuery,
  message: { id: string; receivedAt: number },
): Promise<{ newer: Neighbour | null; older: Neighbour | null }> {
  const { messages, pages } = await store.list(storeQuery(query));
  const others = messages.filter(({ id }) => id !== message.id);
  const at = messages.findIndex(({ id }) => id === message.id);
  const firstOlder = others.findIndex(({ receivedAt }) => receivedAt < message.receivedAt);
  const split = at >= 0 ? at : firstOlder >= 0 ? firstOlder : others.length;
  const neighbour = (found: MessageSummary | undefined, page: number): Neighbour | null =>
    found ? { message: found, query: { ...query, page } } : null;
  const beside = async (page: number, position: number): Promise<Neighbour | null> => {
    if (page < 1 || page > pages) return null;
    const next = await store.list(storeQuery({ ...query, page }));
    return neighbour(next.messages.at(position), page);
  };
  return {
    newer: neighbour(others[split - 1], query.page) ?? (await beside(query.page - 1, -1)),
    older: neighbour(others[split], query.page) ?? (await beside(query.page + 1, 0)),
  };
}
