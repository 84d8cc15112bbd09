import type { ServerResponse } from 'node:http';
import { readBody } from '#lib/http/body-reader.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import { isTrue, readClaim, startSignature } from './webhook-signature.ts';

/** What GitHub sends at most; nothing of it is kept. */
const limits = { bytes: 25 * 1024 * 1024, milliseconds: 20_000 };

const unsigned = 'The signature is missing or wrong: the secret is WEBHOOK_SECRET.';

/**
 * Answers `/api/webhook`, by which the host of the repository says that something was pushed. The call has to be
 * signed; what it says is not heard, the remote itself is asked. To send one again is therefore of no use.
 */
export function createWebhookPart({ secret, onPush }: { secret: string; onPush: () => void }): SitePart {
  return async (request, response, url) => {
    if (url.pathname !== '/api/webhook') return false;
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      end(response, 405, 'Only POST.');
      return true;
    }
    const claim = readClaim(request.headers);
    if (!claim) {
      response.setHeader('Connection', 'close');
      end(response, 401, unsigned);
      return true;
    }
    const signature = startSignature(secret);
    const body = readBody(request, limits);
    for (;;) {
      const step = await body.next();
      if (step.kind === 'chunk') signature.update(step.chunk);
      else if (step.kind === 'end') break;
      else {
        response.setHeader('Connection', 'close');
        const status = { 'too-large': 413, 'too-slow': 408, broken: 400 }[step.kind];
        end(response, status, 'The body did not come to its end.');
        return true;
      }
    }
    if (!isTrue(claim, { secret, signature })) {
      end(response, 401, unsigned);
      return true;
    }
    onPush();
    end(response, 202, 'The content is being looked at.');
    return true;
  };
}

function end(response: ServerResponse, status: number, words: string): void {
  const body = Buffer.from(`${words}\n`);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
