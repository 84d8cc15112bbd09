import type { PhrasingContent } from 'mdast';

/** Where links and pictures that are written by reference lead, by their names. */
export type References = ReadonlyMap<string, { url: string; title: string }>;

interface Style {
  marks: string;
  link: string;
}

type Parent = Extract<PhrasingContent, { children: unknown }>;

type Run = [kind: string, text: string, marks: string, link: string];

/**
 * Inline Markdown as a flat list of runs, each with its marks and its link: the same for `**[a](b)**` and
 * `[**a**](b)`, for `_a_` and `*a*`, for escaped and plain signs, and for any white space.
 */
export function inlineRuns(nodes: readonly PhrasingContent[], references: References): Run[] {
  const runs: Run[] = [];
  collect(nodes, { marks: '', link: '' }, { runs, references });
  const [first, last] = [runs[0], runs.at(-1)];
  if (first) first[1] = first[1].trimStart();
  if (last) last[1] = last[1].trimEnd();
  return runs.filter(([kind, text]) => kind !== 'text' || text !== '');
}

interface Collection {
  runs: Run[];
  references: References;
}

function collect(nodes: readonly PhrasingContent[], style: Style, into: Collection): void {
  for (const node of nodes) collectNode(node, style, into);
}

function collectNode(node: PhrasingContent, style: Style, into: Collection): void {
  if (node.type === 'text') add(into, 'text', plain(node.value).replace(/[ \t\n]+/g, ' '), style);
  else if (node.type === 'footnoteReference') add(into, 'text', `[^${node.label ?? node.identifier}]`, style);
  else if (node.type === 'image' || node.type === 'imageReference') {
    const { url = '', title } = 'url' in node ? node : (referenceOf(node, into) ?? {});
    add(into, 'image', `${target(url, title)} ${plain(node.alt ?? '')}`, style);
  } else if ('children' in node) collect(node.children, styleWithin(node, style, into), into);
  else add(into, node.type, 'value' in node ? node.value : '', style);
}

function styleWithin(node: Parent, style: Style, into: Collection): Style {
  if (node.type === 'link') return { ...style, link: target(node.url, node.title) };
  if (node.type !== 'linkReference') return { ...style, marks: withMark(style.marks, node.type) };
  const found = referenceOf(node, into);
  return found ? { ...style, link: target(found.url, found.title) } : style;
}

function referenceOf({ identifier }: { identifier: string }, { references }: Collection) {
  return references.get(identifier.toLowerCase());
}

function add({ runs }: Collection, kind: string, text: string, { marks, link }: Style): void {
  const last = runs.at(-1);
  if (last && kind === 'text' && last[0] === 'text' && last[2] === marks && last[3] === link) last[1] += text;
  else runs.push([kind, text, marks, link]);
}

function withMark(marks: string, mark: string): string {
  return [...new Set([...marks.split(' '), mark])].filter(Boolean).sort().join(' ');
}

function target(url: string, title: string | null | undefined): string {
  return `${decoded(url)} "${plain(title ?? '')}"`;
}

/** Backslashes come and go on round trips. */
function plain(text: string): string {
  return text.replaceAll('\\', '');
}

function decoded(url: string): string {
  try {
    return plain(decodeURI(url));
  } catch (error) {
    if (error instanceof URIError) return plain(url);
    throw error;
  }
}
