/** The page with the history of a content file; with the two versions to compare if they are given. */
export function historyAddress(id: string, compare?: { from: string; to: string }): string {
  const parts = new URLSearchParams({ path: `content/${id}`, ...compare });
  // Slashes need no escape in a query, and paths are read by people.
  return `/admin/history?${parts.toString().replaceAll('%2F', '/')}`;
}
