import { type InboxQuery, queryText } from './inbox-query.ts';

/** Where the deletion of these messages is asked back about. */
export function deleteAddress(ids: readonly string[], query: InboxQuery): string {
  const parts = new URLSearchParams(queryText(query));
  for (const id of ids) parts.append('id', id);
  return `/admin/inbox/delete?${parts}`;
}
