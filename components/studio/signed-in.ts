import { useEffect } from 'react';

/** Stands where Decap would ask people to sign in: whoever has the page has signed in already. */
export function SignedIn({ onLogin }: { onLogin: (credentials: object) => void }): null {
  useEffect(() => onLogin({}), [onLogin]);
  return null;
}
