/** How much of a mail is read, in characters: about as much as people write in a form. */
const longest = 4000;

/** The subject and the words of a mail of any shape, without quotations and markup. */
export function mailText(mail: Buffer): string {
  const { head, body } = apart(mail.toString('latin1'));
  const subject = /^subject: *(.*)$/im.exec(head)?.[1] ?? '';
  const words = bodyText(head, body)
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join(' ');
  return `${subject}. ${words.replace(/\s+/g, ' ').trim()}`.slice(0, longest).toWellFormed();
}

function apart(text: string): { head: string; body: string } {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  return { head: head.replace(/\r?\n[ \t]+/g, ' '), body: rest.join('\n\n') };
}

function bodyText(head: string, body: string): string {
  const type = /^content-type: *([^;\s]+)/im.exec(head)?.[1]?.toLowerCase() ?? 'text/plain';
  const boundary = /boundary="?([^";\s]+)"?/i.exec(head)?.[1];
  if (type.startsWith('multipart/') && boundary) {
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => apart(part.trimStart()))
      .map((part) => bodyText(part.head, part.body))
      .join('\n');
  }
  if (!type.startsWith('text/')) return '';
  const text = decoded(head, body);
  return type === 'text/html' ? withoutMarkup(text) : text;
}

function decoded(head: string, body: string): string {
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1');
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The words of an HTML mail and the first of its links. */
function withoutMarkup(html: string): string {
  const links = [...html.matchAll(/href="?(http[^">\s]+)/gi)].slice(0, 3).map(([, address]) => address);
  const words = html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#?\w+;/g, ' ');
  return `${words} ${links.join(' ')}`;
}
