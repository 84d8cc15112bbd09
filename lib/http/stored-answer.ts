import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import { bestCoding, type Coding } from './best-coding.ts';
import type { Answer } from './capture.ts';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);
const toGzip = promisify(gzip);

/** An answer kept compressed in memory. */
export interface StoredAnswer {
  status: number;
  /** Header names in lower case; without those that depend on the encoding. */
  headers: Record<string, string>;
  etag: string;
  /** Bytes that it holds in memory. */
  bytes: number;
  /** The body in the best encoding of `accepted`, an `Accept-Encoding` header. */
  encoded(accepted: string): Promise<{ body: Buffer; encoding: Coding | null }>;
  /** The body in this coding if it is at hand; `null`: it has to be made first. */
  ready(coding: Coding | null): Buffer | null;
}

/** Types that are compressed already. */
const packed = /^(?:image\/(?!svg)|font\/|application\/(?:pdf|zip)|video\/|audio\/)/;

/** Compresses an answer once, for all who will ask for it. */
export async function storeAnswer({ status, headers, body }: Answer): Promise<StoredAnswer> {
  const isPacked = packed.test(headers['content-type'] ?? '');
  const stored = isPacked ? body : await brotli(body);
  let zipping: Promise<Buffer> | undefined;
  let zipped: Buffer | null = null;
  let unpacking: Promise<Buffer> | undefined;
  /** Weak: it goes with the next large collection, so that only what is asked for takes memory. */
  let unpacked: WeakRef<Buffer> | undefined;

  async function unpack(): Promise<Buffer> {
    const kept = unpacked?.deref();
    if (kept) return kept;
    unpacking ??= fromBrotli(stored).finally(() => {
      unpacking = undefined;
    });
    const plain = await unpacking;
    unpacked = new WeakRef(plain);
    return plain;
  }

  async function zip(): Promise<Buffer> {
    zipping ??= unpack().then((plain) => toGzip(plain, { level: 9 }));
    zipped = await zipping;
    return zipped;
  }

  return {
    status,
    headers,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    bytes: stored.length + 1_000,
    async encoded(accepted) {
      if (isPacked) return { body: stored, encoding: null };
      const encoding = bestCoding(accepted);
      if (encoding === 'br') return { body: stored, encoding };
      return { body: encoding ? await zip() : await unpack(), encoding };
    },
    ready(coding) {
      if (isPacked) return coding ? null : stored;
      if (coding === 'br') return stored;
      return coding ? zipped : (unpacked?.deref() ?? null);
    },
  };
}

/** Compresses with Brotli at a quality that takes a page a few milliseconds. */
export function brotli(body: Buffer): Promise<Buffer> {
  return toBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // A window as large as the text: the usual 4 MB take longer to set up than most pages to compress.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(body.length + 1)) + 1)),
    },
  });
}
