/** The query of an address as Next hands it to a page. */
export type GivenQuery = Record<string, string | string[] | undefined>;

/** The query as the rest of the inbox reads it. */
export function addressQuery(given: GivenQuery): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    for (const one of [value ?? []].flat()) query.append(name, one);
  return query;
}
