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

declare module '#lib/request-scope.ts' {
  interface RequestScope {
    /** What the page that refuses a request says. */
    adminRefusal: AdminRefusal;
  }
}
