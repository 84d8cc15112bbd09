import { describe, expect, it } from 'vitest';
import { mergeFrontMatter } from './merge-front-matter.ts';

const base = `# Kept by hand
layout: service
title: Diseño y facilitación   # provisional
description: Con **Goteo.org**, nuestra plataforma de micromecenazgo, ayudamos a
  financiar proyectos que devuelven algo.
postcode: 08001
version: 1.10
nothing: ~
since: 2024-05-01
image:
  # la grande
  path: "/media/a b.png"
  alt: 'Una "asamblea"'

collaborators:
- goteo
-   ay-bcn
facts:
  - id: raised
    number: 21M
  - id: years
    number: '+20'
tags: [uno, dos]   # en línea
Extra_Key: yes
`;

/** The same, as Decap's YAML engine writes it: sorted anew, numbers and quotes changed, comments gone. */
const decap = `title: Diseño y facilitación
layout: service
description: Con **Goteo.org**, nuestra plataforma de micromecenazgo, ayudamos a financiar
  proyectos que devuelven algo.
postcode: 8001
version: 1.1
nothing: null
since: 2024-05-01T00:00:00.000Z
image:
  path: /media/a b.png
  alt: Una "asamblea"
collaborators:
  - goteo
  - ay-bcn
facts:
  - id: raised
    number: 21M
  - id: years
    number: "+20"
tags:
  - uno
  - dos
Extra_Key: yes
`;

const changes: [name: string, from: string, to: string, lines: [from: string, to: string][]][] = [
  [
    'a title',
    'facilitación\n',
    'facilitación (2)\n',
    [['title: Diseño y facilitación   #', 'title: Diseño y facilitación (2)   #']],
  ],
  ['a nested value', 'alt: Una "asamblea"', 'alt: Otra', [[`'Una "asamblea"'`, "'Otra'"]]],
  ['a value in a list of mappings', 'number: "+20"', 'number: "+21"', [["'+20'", "'+21'"]]],
  ['a retyped number', 'postcode: 8001', 'postcode: 8002', [['08001', '8002']]],
  ['an item of a list', '  - ay-bcn\n', '  - xes\n', [['-   ay-bcn', '-   xes']]],
  ['an item less', '  - goteo\n', '', [['- goteo\n', '']]],
  ['an item more', '  - ay-bcn\n', '  - ay-bcn\n  - xes\n', [['-   ay-bcn\n', '-   ay-bcn\n- xes\n']]],
  ['a list on one line', '  - dos\n', '  - tres\n', [['[uno, dos]', '[uno, tres]']]],
  ['a key that goes', 'version: 1.1\n', '', [['version: 1.10\n', '']]],
  ['a key set to null', 'version: 1.1\n', 'version: null\n', [['version: 1.10\n', '']]],
  ['an emptied text', 'alt: Una "asamblea"', 'alt: ""', [[`'Una "asamblea"'`, "''"]]],
  [
    'an emptied mapping',
    'path: /media/a b.png\n  alt: Una "asamblea"',
    'path: ""\n  alt: ""',
    [[`image:\n  # la grande\n  path: "/media/a b.png"\n  alt: 'Una "asamblea"'\n`, '']],
  ],
  [
    'a new key',
    'version: 1.1\n',
    'version: 1.1\norder: 3\n',
    [['version: 1.10\n', 'version: 1.10\norder: 3\n']],
  ],
  [
    'new keys that say nothing',
    'version: 1.1\n',
    'version: 1.1\norder: null\nurl: ""\nlinks: []\ncta:\n  url: null\n',
    [],
  ],
  [
    'a new mapping',
    'tags:',
    'cta:\n  text: "Sí: ya"\n  url: null\ntags:',
    [['tags:', 'cta:\n  text: "Sí: ya"\ntags:']],
  ],
  [
    'a new item with blanks',
    '  - id: years',
    '  - id: new\n    number: ""\n  - id: years',
    [['  - id: years', '  - id: new\n  - id: years']],
  ],
];

describe('mergeFrontMatter', () => {
  it('keeps every byte where only the writing differs', () => {
    expect(mergeFrontMatter(base, decap)).toBe(base);
  });

  it.each(changes)('writes %s and nothing else', (_, from, to, lines) => {
    const edited = decap.replace(from, to);
    expect(edited).not.toBe(decap);
    const expected = lines.reduce((text, [before, after]) => text.replace(before, after), base);
    expect(mergeFrontMatter(base, edited)).toBe(expected);
  });
});
