/** How git is told of name and password without either of them in what any user of the machine can list. */
export interface Access {
  /** The address as git is given it, and hands it on to its helpers. */
  url: string;
  settings: readonly (readonly [key: string, value: string])[];
  /** For git alone, and what it starts. */
  variables: Record<string, string>;
}

/** Answers git's question for a password from the environment; a shell's own `printf` is no process. */
const helper =
  '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$SITE_GIT_NAME" "$SITE_GIT_PASSWORD"; }; f';

/**
 * Takes name and password out of an address over HTTP: git starts `git remote-https` with the whole address as an
 * argument. Where it has a password, that one counts, and no helper of the operator's hears of it.
 */
export function withoutPassword(url: string): Access {
  const known = URL.parse(url);
  if (!known || !/^https?:$/.test(known.protocol) || !/^\w+:\/\/[^/]*@/.test(url))
    return { url, settings: [], variables: {} };
  const name = decode(known.username);
  const password = decode(known.password);
  const hasPassword = /^\w+:\/\/[^/@]*:/.test(url);
  known.username = '';
  known.password = '';
  if (!hasPassword)
    return { url: known.href, settings: [[`credential.${known.origin}.username`, name]], variables: {} };
  return {
    url: known.href,
    // The empty one takes back all that were named before. Ours answers for this host alone: git also asks for
    // hosts to which it is led on, and for proxies.
    settings: [
      ['credential.helper', ''],
      [`credential.${known.origin}.helper`, helper],
    ],
    variables: { SITE_GIT_NAME: name, SITE_GIT_PASSWORD: password },
  };
}

/** What is meant by a part of an address; as it stands where it is not written as addresses are. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return part;
  }
}
