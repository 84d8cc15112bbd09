import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { matchesTag } from '#lib/text/entity-tag.ts';
import { readRange } from './byte-range.ts';
import { type MediaFile, openMedia } from './media-file.ts';

/** A request and its answer. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** Answers with bytes from memory; the headers must name an `ETag`. */
export function sendBytes({ req, res }: Exchange, content: Buffer, headers: Record<string, string>): void {
  if (matchesTag(req.headers['if-none-match'], headers.ETag)) {
    sendEmpty(res, 304, headers);
  } else {
    res.writeHead(200, { ...headers, 'Content-Length': content.length });
    res.end(req.method === 'HEAD' ? undefined : content);
  }
}

/** Answers with a file as it is on the disk, or a part of it. Rejects if the file cannot be opened. */
export async function sendFile(
  { req, res }: Exchange,
  file: MediaFile,
  headers: Record<string, string>,
): Promise<void> {
  const handle = await openMedia(file);
  try {
    await streamFile({ req, res }, handle, { ...headers, 'Accept-Ranges': 'bytes' });
  } finally {
    await handle.close();
  }
}

/** Answers without a body. */
function sendEmpty(res: ServerResponse, status: number, headers: Record<string, string>): void {
  res.writeHead(status, headers);
  res.end();
}

async function streamFile({ req, res }: Exchange, handle: FileHandle, headers: Record<string, string>) {
  const { size } = await handle.stat();
  if (matchesTag(req.headers['if-none-match'], headers.ETag)) return sendEmpty(res, 304, headers);
  const isSame = !req.headers['if-range'] || req.headers['if-range'] === headers.ETag;
  const range = isSame ? readRange(req.headers.range, size) : null;
  if (range === 'unsatisfiable')
    return sendEmpty(res, 416, { ...headers, 'Content-Range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  res.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (req.method === 'HEAD' || size === 0) return void res.end();
  await pipeline(handle.createReadStream({ start, end, autoClose: false }), res);
}
