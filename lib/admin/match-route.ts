import type { AdminRoute } from './admin-route.ts';

/** A route, with the values of its parameters. */
export interface MatchedRoute {
  route: AdminRoute;
  params: Record<string, string>;
}

/** The route for a method and path; `null` if there is none. */
export function matchRoute(routes: readonly AdminRoute[], method: string, path: string): MatchedRoute | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const found = path.split('/');
  if (expected.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decode(found[index] ?? '');
    if (part.startsWith(':') && value) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign names nothing.
    return null;
  }
}
