import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { z } from 'zod';
import { defineBlock } from '#lib/markdown/block.ts';
import { type RenderOptions, renderMarkdown } from '#lib/markdown/render.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';

const metrics = defineBlock({
  name: 'metrics',
  aliases: ['numbers'],
  label: { es: 'Cifras', en: 'Figures' },
  encloses: false,
  schema: z.object({ items: z.array(z.object({ number: z.string().optional(), text: z.string() })) }),
  isEmpty: ({ items }) => items.length === 0,
  figures: ({ items }) => items.flatMap(({ number }) => number ?? []),
});

const quote = defineBlock({
  name: 'quote',
  label: { es: 'Cita', en: 'Quote' },
  encloses: true,
  schema: z.object({ author: z.string().optional() }),
});

const video = defineBlock({
  name: 'video',
  label: { es: 'Vídeo', en: 'Video' },
  encloses: false,
  schema: z.object({ url: z.string(), title: z.string().optional() }),
});

/** Blocks with the shapes that the fixtures need; the site's own are tested beside their components. */
export const fixtureBlocks = [metrics, quote, video];

/** Renders the `input.md` of a fixture folder to HTML that people can read, with its problems. */
export function renderFixture(folder: string): { output: string; problems: BodyProblem[] } {
  const options = join(folder, 'options.json');
  return renderReadably(
    readFileSync(join(folder, 'input.md'), 'utf8'),
    existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as Partial<RenderOptions>) : {},
  );
}

/** Renders Markdown to HTML in which blocks show their names and parameters. */
export function renderReadably(body: string, options: Partial<RenderOptions> = {}) {
  const document = renderMarkdown(body, {
    locale: 'es',
    peertubeHosts: ['peertube.example.org'],
    blocks: fixtureBlocks,
    ...options,
  });
  const tree = structuredClone(document.tree);
  visit(tree, { type: 'element', tagName: 'site-block' }, (node: Element) => {
    const { name, parameters, context } = document.blocks[Number(node.properties.dataIndex)] ?? {};
    node.properties = { name, parameters: JSON.stringify(parameters), ...(context ? { context } : {}) };
  });
  const output = `${rehype().data('settings', { quoteSmart: true }).stringify(tree).trim()}\n`;
  return { output, problems: document.problems, document };
}
