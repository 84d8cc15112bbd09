/** What an editor's form could be made to send. */
export interface HostileEntry {
  name: string;
  /** As the studio knows it. */
  path: string;
  raw: string;
}

/** Characters; a body of 200 kB is the most that a document may have. */
const size = 190_000;

/** Front matter and body of a service that is sound but for what it carries. */
const service = (yaml: string, body: string) =>
  `---\nlayout: service\nslug: service-1\ntitle: Hostil\n${yaml}---\n${body}\n`;

const many = (text: string) => text.repeat(Math.ceil(size / text.length));
const counted = (line: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Bodies that make a parser of Markdown, HTML or of the tags of blocks work hard, or call itself. */
const bodies: Record<string, string> = {
  'paragraphs of HTML': many('<p>'),
  'paragraphs of HTML with words': many('<p>a'),
  'open links': many('[a]('),
  links: many('[a](b)\n'),
  'open emphasis': many('*a **b '),
  'open emphasis of two kinds': many('*a _b '),
  strikethrough: many('~a ~~b '),
  'quotations in quotations': '>'.repeat(size),
  'quotations line by line': many('> a\n\n'),
  'lists in lists': '- '.repeat(size / 2),
  'lists by indentation': counted((depth) => `${' '.repeat(depth * 2)}- a\n`, 430),
  items: many('- a\n'),
  'numbered items': many('1. a\n'),
  'a table of ten thousand columns': `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n${'|b'.repeat(10_000)}|\n`,
  'a table of short rows': `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|\n'.repeat(20_000)}`,
  entities: many('&amp;'),
  'broken entities': many('&#x;&#99999999;&;'),
  footnotes: counted((index) => `[^${index}] `, 9_000) + counted((index) => `\n\n[^${index}]: a`, 9_000),
  references: counted((index) => `[a${index}][b] `, 9_000) + counted((index) => `\n\n[b${index}]: /c`, 6_000),
  backticks: counted((index) => `${'`'.repeat(1 + (index % 300))}a`, 1_200),
  fences: many('```\n\n~~~\n\n'),
  headings: many('# a\n'),
  rules: many('---\n\n'),
  'line breaks': many('a  \n'),
  'tags of blocks': many('{% video {} %}\n\n'),
  'open tags of blocks': many('{% quote {} %}\n'),
  'questions of markup': `{% questions {"items": [${counted(
    (index) => `${index > 0 ? ',' : ''}{"question": "*a* ${index}", "answer": "${'a *b* '.repeat(25)}"}`,
    900,
  )}]} %}`,
  'links with markup': `{% links {"items": [${counted(
    (index) => `${index > 0 ? ',' : ''}{"url": "/${index}", "description": "${'`a` _b '.repeat(50)}"}`,
    400,
  )}]} %}`,
  pictures: counted((index) => `![a](/media/${index}.jpg)\n\n`, 6_000),
  'a tag with deep data': `{% video {"url": ${'['.repeat(size / 2)} %}`,
  'a tag with deep objects': `{% metrics ${'{"items":'.repeat(20_000)} %}`,
  'half tags': many('{% '),
  'HTML comments': many('<!-- '),
  'HTML comments in one another': many('<!--<!---->'),
  'elements in elements': many('<div>'),
  'bold elements': many('<b>a</b>'),
  'formatting across paragraphs': many('<b><p>'),
  'tables of HTML': many('<table><tr><td>'),
  'unclosed tags': many('<a href="'),
  attributes: `<p ${counted((index) => `a${index}="b" `, 15_000)}>`,
  emoji: many('👩‍👩‍👧'),
  'accents on one letter': `a${many('\u0301')}`,
  'nothing that can be seen': many('\u200b\ufeff\u00ad'),
  'NUL and control signs': many('a\u0000\u0001\u001b'),
  'half characters': many('\ud800a\udc00'),
  'words that are one word': 'a'.repeat(size),
  spaces: `a${' '.repeat(size)}b`,
  'line ends of three kinds': many('a\r\n\r\nb\r'),
  'misread letters': many('Ã¡Ã©'),
  addresses: many('a@b.es https://c.es www.d.es '),
  figures: many('1.000 € 50 % '),
  'brackets that nothing closes': '['.repeat(size),
  'pictures in pictures': `${'!['.repeat(40_000)}a${'](b)'.repeat(20_000)}`,
};

/** Front matter that makes a parser of YAML work hard, or call itself. */
const yamls: Record<string, string> = {
  'lists in lists': `aliases: ${'['.repeat(180_000)}\n`,
  'mappings in mappings': `image: ${'{a: '.repeat(45_000)}\n`,
  'lists that are closed before': `note: "${']'.repeat(90_000)}"\naliases: ${'['.repeat(90_000)}\n`,
  'brackets by turns': `${many('] [ ')}\n`,
  'blocks in blocks': counted((depth) => `${' '.repeat(depth)}a:\n`, 600),
  'dashes in dashes': `aliases:\n${'- '.repeat(90_000)}\n`,
  questions: `${'? '.repeat(90_000)}\n`,
  'aliases of aliases': `a0: &a0 [x, x]\n${counted((index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`, 60)}`,
  'an alias of itself': 'a: &a [*a]\n',
  'merged keys': `a0: &a0 {x: 1}\n${counted((index) => `a${index + 1}: &a${index + 1} {<<: [*a${index}, *a${index}]}\n`, 60)}`,
  'many keys': counted((index) => `k${index}: ${index}\n`, 14_000),
  'one key many times': 'k: 1\n'.repeat(38_000),
  'a huge key': `${'k'.repeat(size)}: 1\n`,
  'a text of comments': `description: "${'<!--'.repeat(1_200)}"\n`,
  'a text of names': `description: "${'www.a.b.'.repeat(600)}"\n`,
  'a text of marks': `description: "${'<b>a</b> `c` *d* '.repeat(20)}"\ncall_to_action: {text: "${'~~a '.repeat(1_200)}"}\n`,
  'a huge value': `description: ${'á'.repeat(90_000)}\n`,
  'many items': `aliases: [${'1,'.repeat(90_000)}]\n`,
  'a long list of aliases': `aliases:\n${counted((index) => `  - alias-${index}\n`, 12_000)}`,
  'a slug of 100 kB': `slug: ${'á-'.repeat(50_000)}\n`,
  'tags of YAML': `${'!!str '.repeat(30_000)}a: b\n`,
  directives: '%YAML 1.2\n'.repeat(19_000),
  documents: 'a: 1\n...\n'.repeat(20_000),
  tabs: '\ta: 1\n'.repeat(30_000),
  comments: '# a\n'.repeat(45_000),
  escapes: `description: "${'\\u0061'.repeat(30_000)}"\n`,
  'a date without end': `publish_at: ${'2'.repeat(100_000)}\n`,
  dates: `publish_at: 99999999-99-99T99:99:99\nunpublish_at: -1\n`,
  numbers: `order: ${'9'.repeat(400)}\n`,
  prototypes: '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n',
};

/** Settings that reach headers, addresses, mails and regular expressions. */
const settings: [stem: string, yaml: string][] = [
  ['site', `peertube_hosts:\n${counted((index) => `  - "${index}.example.org"\n`, 1_500)}`],
  ['site', 'peertube_hosts: ["a – b", "tube.example\\r\\nX-Evil: 1", "👾.example", "*", ""]\n'],
  ['site', `peertube_hosts: ["${'a.'.repeat(90_000)}"]\n`],
  [
    'home',
    `facts:\n${counted((index) => `  - {id: f${index}, number: "1", text: "${'*a* `b` <i>c</i> '.repeat(20)}"}\n`, 500)}`,
  ],
  ['social', `title: ${'('.repeat(2_000)}\nemail: "a@b\\r\\nBcc: c@d"\n`],
  ['families', `families: ${'['.repeat(180_000)}\n`],
  ['retention', 'messages_days: -1\nspam_days: 99999999999999999999\nretention: .inf\n'],
  ['home', `title: "${'../'.repeat(10_000)}"\nslug: ../../../../etc/passwd\n`],
];

/** Everything that is tried: the same each time. */
export function hostileEntries(): HostileEntry[] {
  const path = 'content/services/es/service-1.md';
  return [
    ...Object.entries(bodies).map(([name, body]) => ({
      name: `text: ${name}`,
      path,
      raw: service('', body),
    })),
    ...Object.entries(yamls).map(([name, yaml]) => ({
      name: `fields: ${name}`,
      path,
      raw: service(yaml, 'Texto.'),
    })),
    ...settings.map(([stem, yaml], index) => ({
      name: `settings ${index + 1}: ${stem}`,
      path: `content/settings/es/${stem}.md`,
      raw: `---\n${yaml}---\n`,
    })),
  ];
}

/** Bodies of requests that are no question of the studio. */
export const hostileJson: Readonly<Record<string, string>> = {
  'JSON: lists in lists': '['.repeat(6_000_000),
  'JSON: objects in objects': '{"a":'.repeat(2_000_000),
  'JSON: many values': `{"action":"preview","params":{"files":[${'0,'.repeat(3_000_000)}0]}}`,
  'JSON: deep parameters': `{"action":"preview","params":${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}}`,
  'JSON: not ended': '{"action":"preview","params":{"raw":"',
  'JSON: nothing': '',
};

/** Drawings that are uploaded. */
export const hostileDrawings: Readonly<Record<string, string>> = {
  'drawing: groups in groups': `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(200_000)}</svg>`,
  'drawing: comments before it': `${'<!---->'.repeat(5_000)}<p>`,
  'drawing: shapes': `<svg xmlns="http://www.w3.org/2000/svg">${'<path d="M0 0h1"/>'.repeat(80_000)}</svg>`,
  'drawing: entities':
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
};
