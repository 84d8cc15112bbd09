import { readdirSync, readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Block } from '#components/blocks/register-block.ts';
import * as registry from '#components/blocks/registry.ts';
import { Document } from '#components/document/document.tsx';
import { isLocale, type Locale } from '#lib/i18n/locales.ts';
import { renderMarkdown } from '#lib/markdown/render.ts';
import { fillAddresses, writeStaticParts } from '#lib/markdown/static-parts.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { exampleFiles, exampleImages } from './example-media.ts';
import { type Markup, parseMarkup } from './markup.ts';

const blocksDir = 'components/blocks';
const blocks: Record<string, Block> = registry;
const peertubeHosts = ['peertube.example'];
const retention = { new: 12, answered: 6, closed: 1, quarantine: 30 };
const definitions = Object.values(blocks).map(({ definition }) => definition);

/** One example of a block's `examples.md`, written and rendered. */
export interface Example {
  locale: Locale;
  title: string;
  markdown: string;
  /** What stands below the example's heading. */
  html: string;
  markup: Markup;
  problems: BodyProblem[];
}

/** The names of the blocks that have examples: their folders. */
export function exampleNames(): string[] {
  return readdirSync(blocksDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Renders every example of a block: `# locale`, and below it `## Title` and the Markdown. */
export function renderExamples(name: string): Example[] {
  const source = readFileSync(`${blocksDir}/${name}/examples.md`, 'utf8');
  return sections(source, '# ').flatMap(({ title: locale, text }) => {
    if (!isLocale(locale))
      throw new Error(`${name}/examples.md has a section "${locale}", which is no locale`);
    return sections(text, '## ').map(({ title, text: markdown }) => renderExample(locale, title, markdown));
  });
}

/** The example of a block with this title. */
export function exampleOf(name: string, title: string): Example {
  const found = renderExamples(name).find((example) => example.title === title);
  if (!found) throw new Error(`${name}/examples.md has no example "${title}"`);
  return found;
}

/** Renders one piece of Markdown as a page's article would show it. */
export function renderExample(locale: Locale, title: string, markdown: string): Example {
  const document = writeStaticParts(
    renderMarkdown(`## ${title}\n\n${markdown}`, { locale, peertubeHosts, blocks: definitions }),
    locale,
  );
  const { tree, blocks, outline, hrefs = [] } = document;
  fillAddresses(tree, hrefs);
  const resolved = {
    tree,
    blocks,
    outline,
    images: exampleImages,
    files: exampleFiles,
    peertubeHosts,
    retention,
  };
  const html = renderToStaticMarkup(<Document document={resolved} locale={locale} />);
  return {
    locale,
    title,
    markdown,
    html,
    markup: parseMarkup(html),
    problems: document.problems,
  };
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // How React writes empty elements and boolean attributes is right as well.
  rules: { 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off' },
});

/** What is wrong with a piece of HTML; empty if nothing. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap((result) => result.messages)
    .map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`);
}

function sections(source: string, mark: string): { title: string; text: string }[] {
  return `\n${source}`
    .split(`\n${mark}`)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title: title.trim(), text: lines.join('\n').trim() };
    });
}
