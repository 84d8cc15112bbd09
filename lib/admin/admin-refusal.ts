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
