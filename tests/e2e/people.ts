import type { TestPerson } from './admin.ts';

/** An editor who reads Spanish. */
export const ana = {
  email: 'ana@example.org',
  name: 'Ana Pérez',
  role: 'editor',
  locale: 'es',
} as const satisfies TestPerson;

/** An admin who reads Spanish. */
export const ada = {
  email: 'ada@example.org',
  name: 'Ada Ruiz',
  role: 'admin',
  locale: 'es',
} as const satisfies TestPerson;

/** An editor who reads English. */
export const olive = {
  email: 'olive@example.org',
  name: 'Olive Smith',
  role: 'editor',
  locale: 'en',
} as const satisfies TestPerson;
