import type { Role } from '#lib/auth/session.ts';

/** The parts of `/admin` in the order of the menu, with the role that each asks for. */
export const adminSections = [
  { name: 'studio', href: '/admin', role: 'editor' },
  { name: 'inbox', href: '/admin/inbox', role: 'editor' },
  { name: 'health', href: '/admin/health', role: 'editor' },
  { name: 'history', href: '/admin/history', role: 'editor' },
  { name: 'people', href: '/admin/people', role: 'admin' },
  { name: 'audit', href: '/admin/audit', role: 'admin' },
  { name: 'account', href: '/admin/account', role: 'editor' },
] as const satisfies readonly { name: string; href: string; role: Role }[];

export type AdminSection = (typeof adminSections)[number]['name'];
