import type { StoredMessage } from '#lib/contact/message.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';

/** Mail programs and systems cut or refuse longer addresses (Windows at about 2,000 characters). */
const longest = 1800;

type Answered = Pick<
  StoredMessage,
  'email' | 'name' | 'reference' | 'locale' | 'service' | 'message' | 'receivedAt'
>;

/**
 * The `mailto:` address (RFC 6068) that opens an answer in the mail program: greeting in the sender's
 * language, the message quoted as far as it fits.
 */
export function replyAddress(message: Answered): string {
  const t = translator(message.locale);
  const name = oneLine(message.name);
  const about = oneLine(message.service?.title ?? '') || t('inbox.reply.subject');
  const subject = `Re: ${about} [${message.reference}]`;
  const opening = [
    t('inbox.reply.greeting', { name }),
    '',
    '',
    t('inbox.reply.wrote', { when: formatMoment(message.receivedAt, message.locale), name }),
    '',
  ].join('\n');
  const start = `mailto:${encode(message.email).replaceAll('%40', '@')}?subject=${encode(subject)}&body=${encode(opening)}`;
  return start + quote(message.message, longest - start.length);
}

/** The text as a quotation, encoded, in no more than `room` characters. */
function quote(text: string, room: number): string {
  const whole = encode(quoted(text));
  if (whole.length <= room) return whole;
  const ending = encode('\n> […]');
  let result = encode('> ');
  for (const character of text.toWellFormed().replaceAll('\r\n', '\n')) {
    const next = encode(character === '\n' ? '\n> ' : character);
    if (result.length + next.length + ending.length > room) break;
    result += next;
  }
  return result + ending;
}

function quoted(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

// Line breaks are CRLF in mail; text that is no Unicode would make the encoding throw.
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'));
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
