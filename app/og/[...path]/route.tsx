import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import { Card } from '#components/og/card.tsx';
import { readCard } from '#components/og/read-card.ts';
import { requestContent } from '#lib/content/request-store.ts';

/** The picture of a page for where it is shared, 1200 × 630. */
export async function GET(_: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const [{ path }, content] = await Promise.all([params, requestContent()]);
  const card = await readCard(content, path);
  if (!card) return new Response(null, { status: 404 });
  const [bricolage, atkinson] = await Promise.all([font('bricolage'), font('atkinson')]);
  return new ImageResponse(<Card {...card} />, {
    width: 1200,
    height: 630,
    fonts: [
      { name: 'Bricolage', data: bricolage, weight: 800 },
      { name: 'Atkinson', data: atkinson, weight: 500 },
    ],
    headers: { 'Cache-Control': 'public, max-age=3600' },
  });
}

function font(name: string): Promise<Buffer> {
  return readFile(join(process.cwd(), 'components/og/fonts', `${name}.ttf`));
}
