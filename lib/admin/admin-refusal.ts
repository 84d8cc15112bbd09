import { pageState } from '#lib/page-state.ts';

/** Why a request below `/admin` is not answered; its words are under `admin.refused` in the messages. */
export type AdminRefusal =
  | 'method'
  | 'origin'
  | 'role'
  | 'not-found'
  | 'malformed'
  | 'too-slow'
  | 'too-large'
  | 'too-many-fields'
  | 'wrong-type'
  | 'database-busy';

/** What the page that refuses a request says. */
export const adminRefusal = pageState<AdminRefusal>('admin-refusal');
