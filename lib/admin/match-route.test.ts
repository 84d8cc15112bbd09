import { expect, test } from 'vitest';
import type { AdminRoute } from './admin-route.ts';
import { matchRoute } from './match-route.ts';

const run: AdminRoute['run'] = async () => ({ kind: 'not-found' });
const note: AdminRoute = { method: 'POST', path: '/admin/inbox/:id/notes', role: 'editor', run };
const bulk: AdminRoute = { method: 'POST', path: '/admin/inbox/export', role: 'editor', run };

test('finds a route and the values in its path', () => {
  expect(matchRoute([bulk, note], 'POST', '/admin/inbox/a%20b/notes')).toEqual({
    route: note,
    params: { id: 'a b' },
  });
  expect(matchRoute([bulk, note], 'POST', '/admin/inbox/export')?.route).toBe(bulk);
});

test.each([
  ['GET', '/admin/inbox/1/notes'],
  ['POST', '/admin/inbox//notes'],
  ['POST', '/admin/inbox/1/notes/'],
  ['POST', '/admin/inbox/%E0%A4%A/notes'],
])('%s %s leads nowhere', (method, path) => {
  expect(matchRoute([bulk, note], method, path)).toBeNull();
});
