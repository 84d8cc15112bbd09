/** Another scalar in the quotes of the one that stood there; in quotes, too, where plain it would be no text. */
export function requoted(raw: string, text: string): string {
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const isPlainText = /^[a-z][\w-]*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const sign = quote || (isPlainText ? '' : '"');
  return sign + text + sign;
}
