/**
 * The `Cookie` header that a browser will send once it was given `set`: what it sent before, with new values
 * and without those that are to go.
 */
export function mergeCookies(sent: string, set: readonly string[]): string {
  const jar = new Map(sent.split(/;\s*/).filter(Boolean).map(nameAndValue));
  for (const cookie of set) {
    const [pair = '', ...attributes] = cookie.split(/;\s*/);
    const [name, value] = nameAndValue(pair);
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function nameAndValue(pair: string): [name: string, value: string] {
  const sign = pair.indexOf('=');
  return sign < 0 ? [pair, ''] : [pair.slice(0, sign), pair.slice(sign + 1)];
}
