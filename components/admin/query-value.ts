/** What `searchParams` of a page may hold. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** The value of a page's query if it is one of those that are known. */
export async function knownValue<Known extends string>(
  query: PageQuery,
  names: readonly string[],
  known: readonly Known[],
): Promise<Known | null> {
  const values = await query;
  for (const name of names) {
    const found = known.find((value) => value === values[name]);
    if (found) return found;
  }
  return null;
}
