import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request of Node's HTTP server. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
