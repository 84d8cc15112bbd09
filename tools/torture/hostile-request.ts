import { formPath } from './form-client.ts';
import type { HostileBody } from './hostile-fields.ts';
import { hostileFraming } from './hostile-framing.ts';
import { hostileMultipart } from './hostile-multipart.ts';
import { hostileText, noise, pick, type Random } from './hostile-text.ts';
import { hostileUrlencoded } from './hostile-urlencoded.ts';
import type { RawRequest } from './raw-request.ts';

/** Makes a request that means harm or comes from something broken; the same for the same seed. */
export function hostileRequest(random: Random, host: string, token: string): RawRequest {
  const body = pick(random, [hostileUrlencoded, hostileMultipart, hostileMultipart, mistyped])(random, token);
  const framed = hostileFraming({ random, host, body: body.body });
  const line = random() < 0.85 ? `POST ${formPath} HTTP/1.1` : hostileLine(random);
  const heads = [line, `Host: ${host}`, `Content-Type: ${body.type}`, ...originHeads(random, host)];
  const head = Buffer.from(`${[...heads, ...framed.heads].join('\r\n')}\r\n\r\n`);
  return {
    trick: framed.trick ? `${framed.trick} (${body.trick})` : body.trick,
    bytes: Buffer.concat([head, framed.bytes]),
    isSound: framed.isSound,
    ending: framed.ending ?? 'wait',
    pause: framed.pause ?? 0,
  };
}

/** A body under a type that is none of a form's. */
function mistyped(random: Random, token: string): HostileBody {
  const { body } = hostileUrlencoded(random, token);
  const type = pick(random, ['application/json', 'text/plain', 'text/xml', '', 'x', '*/*', 'a'.repeat(3000)]);
  return { trick: `sent as “${type.slice(0, 20)}”`, type, body: random() < 0.5 ? body : noise(random, 700) };
}

function hostileLine(random: Random): string {
  const method = pick(random, [
    'POST',
    'POST',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'SEARCH',
  ]);
  const path = pick(random, [
    ...[`/${formPath}`, `${formPath}/`, '/ES/CONTACTO', '/en/contact', '/es', '/', '/es/contacto/gracias/x'],
    ...[
      '/admin/sign-in',
      '/admin/inbox',
      '/admin',
      '/api/health',
      '/media/x',
      '/_next/static/x',
      '/es/contact%6f',
    ],
    ...[`${formPath}?service=${encodeURIComponent(hostileText(random).slice(0, 200).toWellFormed())}`],
    ...[`${formPath}?${'a=1&'.repeat(1000)}`, '/%00', '/%ff%fe', '/../../etc/passwd', '*'],
  ]);
  return `${method} ${path} HTTP/${pick(random, ['1.1', '1.1', '1.1', '1.0'])}`;
}

function originHeads(random: Random, host: string): string[] {
  if (random() < 0.6) return [`Origin: http://${host}`];
  return pick(random, [
    [],
    ['Origin: null'],
    ['Origin: https://example.org'],
    ['Origin: not an address'],
    [`Origin: http://${host}`, 'Origin: https://example.org'],
    ['Sec-Fetch-Site: cross-site'],
    ['Origin: null', 'Sec-Fetch-Site: same-origin'],
    [`Cookie: ${'a=b; '.repeat(500)}`, `Accept-Language: ${'es;q=0.1,'.repeat(300)}`],
    ['X-Forwarded-For: 1.2.3.4, ::1, x', 'X-Forwarded-Host: example.org', 'Forwarded: for=x'],
    ['Accept-Encoding: br;q=x, *;q=0, identity;q=-1', 'If-None-Match: *', 'Range: bytes=0-1'],
  ]);
}
