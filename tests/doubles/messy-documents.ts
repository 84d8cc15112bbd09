/** What editors really write, one piece for each kind of mess; blocks of Markdown without line break at the end. */
const pieces: readonly string[] = [
  '# _',
  '# __\n\n# \\-',
  '# \n¿Cómo lo conseguimos?',
  '# \n\nProyectos relacionados',
  '#',
  '##  **Impacto** hasta _el_ momento ',
  'Metodología\n-----------',
  '* # Título en una lista\n* Otra cosa',
  '\\* Goteo es una incubadora de proyectos;\n\n\\* una red social en Internet;',
  '\\- uno\n\\- dos\n\\- tres',
  '!\\[Playbooks](/media/photo.jpg "Playbooks")',
  '![Diálogo ciudadano](/media/photo_2024-07-31.jpg "Diálogo \\"ciudadano\\"")',
  '![](/media/captura%20de%20pantalla.png)',
  '![Una asamblea](</media/una asamblea.jpg> \'Con "comillas"\')',
  '{% metrics { "items": [] } %}',
  '{% metrics { "items": [{"text":"Money raised","number":"21M"},{"text":"Comunity","number":""}] } %}',
  '{% numbers {"items": [\n  {"text": "Personas", "number": "83,8%"},\n\n  {"text": "Barrios"}\n]} %}',
  '{% quote {"author": "Ada"} %}\nUna herramienta es __democrática__  \ncuando se puede cambiar.\n\n-   siempre\n{% endquote %}',
  '{% unknown {"a": [1, 2]} %}',
  '{% video {"url": "https://youtu.be/vDkvhzTdOR8" %}',
  '{% video { "url": "https://www.youtube.com/watch?v=vDkvhzTdOR8", "title": "Crowdcoop_2" } %}',
  'Texto pegado\n{% video {"url": "https://youtu.be/vDkvhzTdOR8"} %}\ny más texto.',
  '* Un punto\n* Otro\n\n<iframe width="560" src="https://www.youtube.com/embed/5bzfj2IkznQ" title="YouTube" allowfullscreen></iframe>',
  '<iframe src="https://peertube.example/videos/embed/1"></iframe>',
  '<div align="center">\n\nCentrado\n\n</div>',
  'Esto es <strong>fuerte</strong><br>y <a href="http://x.org">esto</a> un enlace.',
  '<!--StartFragment-->Pegado\u200b de\u00a0\u00a0otro sitio<!--EndFragment-->',
  'Hasta el momento, las dinámicas del llamado Giving 2.0 (Donaciones \n2.0) se han inscrito en el entorno social. Podemos\n decir que hoy la innovación consiste en algo.',
  '**Crowdcoop **es una plataforma con **[Matchfunding](https://www.goteo.org/matchfunding)**programmes**,** donde otros aportan.',
  'Preg√∫ntanos por el [taller ]( http://matchfundin ) o escribe a hola[at]platoniq.net, 2 * 3 * 4.',
  'Visita www.goteo.org, https://decidim.org/a_b_c y <https://x.org>, o [esto][ref] y [aquello][].\n\n[ref]: https://ref.org "Título"\n[aquello]: /es/aquello',
  'Una nota[^1] al pie.\n\n[^1]: Con su texto largo.',
  '-   Elaboration and facilitation  \n-   Participatory diagnosis + recommendations\n-   Theoretical _framework_ ',
  '+ uno\n\n+ dos\n\n  con párrafo\n+ tres',
  '1) Primero\n2) Segundo\n   - anidado\n     - más\n3) Tercero',
  '1. uno\n1. dos\n1. tres',
  '- [ ] Por hacer\n- [x] Hecho',
  '* Goteo.org\n* Decidim.org',
  '|Año|Personas|\n|:--|--:|\n|2023|1.200|\n|2024|3 \\| 4|',
  '> Una cita\n> en dos líneas\n>\n> - con lista\n> - de dos',
  '```js\nconst a = [1];\n\n```',
  '    código sangrado\n    de dos líneas',
  '***',
  'Un salto  \nde línea y otro\\\nmás, con ~~tachado~~ y `código [x]`.',
  'Lorem ipsum [no es enlace], a\\_b, snake_case, 1986\\. y &nbsp; &amp; &copy;.',
  '1986\\. Un año cualquiera.',
  '***Todo** mezclado* y ___esto___ también.',
  'En el 100 % de los casos: “comillas”, ‘simples’ — y guiones… ¡y emojis 👩‍👩‍👧!',
];

const gaps: readonly string[] = ['\n\n', '\n\n', '\n\n', '\n\n\n\n', '\n\n\n', '\n \n', '\n\n\n\n\n\n'];

const frontMatters: readonly string[] = [
  'layout: service\nslug: una-asamblea\ntitle: Diseño y facilitación\ndescription: Diseñamos y facilitamos experiencias de participación en forma de\n  asambleas o diálogos ciudadanos.\ncollaborators:\n  - missions-publiques\n',
  '# Revisar en mayo\ntitle: "Justicia: espacial"   # provisional\nslug: Justicia-Espacial\npostcode: 08001\nversion: 1.10\nlegacy_id: ~\nimage: {path: /media/a.png, alt: ""}\n',
  "Image:\n    path: '/media/b.png'\ntitle: >-\n  Un título\n  plegado\nhide: no\ncall_to_action:\n  image_path: /media/gif01.gif\n  url: Preg√∫ntanos\n\nsince: 2024-05-01\n",
  'title: 12\npublished: true\nfacts:\n- id: raised\n  number: 21M\n- id: years\n  number: "+20"\ntags: [uno, "dos"]\n',
];

/** A document of the kinds that content cases list: the same for the same number. */
export function messyDocument(number: number): { text: string; body: string } {
  const random = seededRandom(number);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const count = 4 + Math.floor(random() * 10);
  // Every piece is in some document: the first of each document goes through them in turn.
  const blocks = Array.from({ length: count }, (_, index) =>
    index === 0 ? pieces[number % pieces.length] : pick(pieces),
  );
  const body = `${pick(['', '', '\n'])}${blocks
    .map((block) => block + pick(gaps))
    .join('')
    .trimEnd()}${pick(['', '\n', '\n', '\n\n'])}`;
  return { text: `---\n${frontMatters[number % frontMatters.length]}---\n${body}`, body };
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
