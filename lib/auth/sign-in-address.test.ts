import { expect, it } from 'vitest';
import { localPath, signInAddress } from './sign-in-address.ts';

it.each(['/admin/inbox', '/admin/inbox?status=new&page=2', '/admin/people/x', '/admin'])(
  'goes on to %s',
  (path) => {
    expect(localPath(path)).toBe(path);
    expect(localPath(new URL(signInAddress(path), 'http://x').searchParams.get('next'))).toBe(path);
  },
);

it.each([
  'https://evil.example/admin',
  '//evil.example/admin',
  '/\\evil.example/admin',
  '\\\\evil.example/admin',
  '/admin/..//evil.example',
  '/administrator',
  '/es',
  'javascript:alert(1)',
  ' //evil.example/admin',
  '/\t/evil.example/admin',
  '\n//evil.example/admin',
  'admin@evil.example',
  '/admin/sign-out',
  '/admin/sign-in?next=/admin',
  '',
  null,
  `/admin?${'x'.repeat(3000)}`,
])('does not go on to %j', (wanted) => {
  expect(localPath(wanted)).toBe('/admin');
});
