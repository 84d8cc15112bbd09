import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './capture.ts';
import { formTokenPlace } from './form-token-place.ts';
import { sendOnce } from './send-once.ts';
import type { StoredAnswer } from './stored-answer.ts';

/**
 * Sends a page that holds a form, with `token` in it. No cache in between may keep it, or two people would
 * get one token; the visitor's own browser may, so that the way back finds what was typed.
 */
export async function sendForm(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredAnswer | Answer,
  token: string,
): Promise<void> {
  const body = 'body' in page ? page.body : (await page.encoded('')).body;
  response.setHeader('Cache-Control', 'private, no-cache');
  return sendOnce(request, response, {
    status: page.status,
    headers: page.headers,
    body: Buffer.from(body.toString('utf8').replaceAll(formTokenPlace, token)),
  });
}
