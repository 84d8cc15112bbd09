/**
 * Whether `ifNoneMatch` names the tag of what would be sent, so that 304 says enough; what has no tag is sent.
 * Weak comparison (RFC 9110, 13.1.2): a proxy that compresses may have weakened our tag.
 */
export function matchesTag(ifNoneMatch: string | undefined, tag: string | undefined): boolean {
  if (ifNoneMatch === undefined || tag === undefined) return false;
  const own = tag.replace(/^W\//, '');
  const named = ifNoneMatch.split(',').map((each) => each.trim());
  return ifNoneMatch.trim() === '*' || named.some((each) => each.replace(/^W\//, '') === own);
}
