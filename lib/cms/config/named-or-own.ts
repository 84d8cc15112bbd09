/** The control for a field that names an entry, or says in place what the entry would. */
export const namedOrOwn = 'named_or_own';

/** Among the names that can be chosen: none of them; no entry has this name, since a name begins otherwise. */
export const ownChoice = '*';
