import type { NextConfig } from 'next';

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: false,
  // Our own server compresses once and keeps the result (docs/decisions/002-own-server.md).
  compress: false,
  generateEtags: false,
  poweredByHeader: false,
  // Metadata belongs into <head> for everybody: streamed metadata would need a script to move it there.
  htmlLimitedBots: /.*/,
  // The build checks what is built; tests and tools are checked by `npm run types`. Takes a third of the memory.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  images: { unoptimized: true },
  // A page loads its own rules and few of others'; with the default every public page loads those of /admin.
  experimental: { cssChunking: { type: 'graph', requestCost: 10_000 } },
};

export default config;
