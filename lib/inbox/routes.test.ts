import { expect, it } from 'vitest';
import { inboxRoutes } from './routes.ts';

it('asks for a role on every route', () => {
  expect(inboxRoutes.map(({ role }) => role)).not.toContain('anyone');
  const person = inboxRoutes.filter(({ path }) => path.startsWith('/admin/inbox/person'));
  expect(person.map(({ role }) => role)).toEqual(['admin', 'admin', 'admin']);
});
