/** Lets browsers prepare the page that a visitor is about to open; pages here are small and have no side effects. */
const rules = {
  prerender: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: ['/media/*', '/admin*', '/api/*'] } }] },
      eagerness: 'moderate',
    },
  ],
};

export function GET(): Response {
  return Response.json(rules, { headers: { 'Content-Type': 'application/speculationrules+json' } });
}
