import type { IncomingMessage } from 'node:http';

/** The headers of a request of Node's HTTP server as the `Headers` of the web. */
export function requestHeaders(request: Pick<IncomingMessage, 'headers'>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
