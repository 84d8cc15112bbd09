import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaFile } from './media-file.ts';
import { cacheControl, mediaHeaders } from './media-headers.ts';
import { mediaPrefix, pathKey, requestedPath } from './media-path.ts';
import { type Exchange, sendFile } from './send.ts';
import { type MediaRequest, type PictureOptions, sendPicture } from './send-picture.ts';
import { readVariantRequest } from './variant.ts';

/** What answering needs of the library. */
export interface ServeOptions extends PictureOptions {
  /** The file with that key (see `pathKey`). */
  findByKey(key: string): MediaFile | null;
}

/** Answers requests below `/media/`; resolves to `false`, having done nothing, for any other address. */
export function mediaHandler(options: ServeOptions) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const url = req.url ?? '';
    if (!url.startsWith(mediaPrefix)) return false;
    if (req.method === 'GET' || req.method === 'HEAD') await answer(options, { req, res }, url);
    else refuse(res, 405, { Allow: 'GET, HEAD' });
    return true;
  };
}

async function answer(options: ServeOptions, exchange: Exchange, url: string): Promise<void> {
  const path = requestedPath(url);
  if (path === null) {
    options.report(
      `Refused an address that leads out of the media folder: ${JSON.stringify(url.slice(0, 200))}`,
    );
    return refuse(exchange.res, 400);
  }
  const file = options.findByKey(pathKey(path));
  const request = file && readRequest(exchange.req, file, url);
  if (!file) return refuse(exchange.res, 404);
  if (!request) return refuse(exchange.res, 400);
  try {
    await send(options, exchange, file, request);
  } catch (error) {
    // The visitor went away in the middle: there is nobody left to tell.
    if (exchange.res.headersSent) return void exchange.res.destroy();
    options.report(`${file.file} cannot be sent: ${String(error)}`);
    refuse(exchange.res, 404);
  }
}

function readRequest(req: IncomingMessage, file: MediaFile, url: string): MediaRequest | null {
  const query = new URLSearchParams(url.split('?')[1]);
  const variant = readVariantRequest(query, req.headers.accept ?? '');
  return variant && { ...variant, isVersioned: query.get('v') === file.version };
}

async function send(
  options: ServeOptions,
  exchange: Exchange,
  file: MediaFile,
  request: MediaRequest,
): Promise<void> {
  if (file.kind === 'raster' && (await sendPicture(options, exchange, file, request))) return;
  // A GIF that could not be made into something better is too broken to show.
  if (file.type === 'image/gif') return refuse(exchange.res, 404);
  await sendFile(exchange, file, {
    ...mediaHeaders(file.kind, file.type),
    ETag: `"${file.version}"`,
    'Cache-Control': cacheControl(request.isVersioned && request.width === null),
  });
}

const words: Record<400 | 404 | 405, string> = {
  400: 'Esta dirección no es válida. / This address is not valid.\n',
  404: 'No hay ningún archivo en esta dirección. / There is no file at this address.\n',
  405: 'Aquí solo se puede leer. / Reading is all one can do here.\n',
};

function refuse(res: ServerResponse, status: keyof typeof words, headers: Record<string, string> = {}): void {
  const content = Buffer.from(words[status]);
  res.writeHead(status, {
    ...mediaHeaders('document', 'text/plain; charset=utf-8'),
    'Cache-Control': 'no-store',
    'Content-Length': content.length,
    ...headers,
  });
  res.end(res.req.method === 'HEAD' ? undefined : content);
}
