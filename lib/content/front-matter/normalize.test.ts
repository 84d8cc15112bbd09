import { describe, expect, it } from 'vitest';
import { services } from '../collections/services.ts';
import { settings } from '../collections/settings.ts';
import { normalizeFrontMatter } from './normalize.ts';
import { readFrontMatter } from './read-front-matter.ts';

describe('front matter of a service', () => {
  it('keeps unknown keys and gets defaults', () => {
    const { data, problems } = read('title: Uno\nnota: interna');
    expect(data).toMatchObject({
      title: 'Uno',
      nota: 'interna',
      published: true,
      collaborators: [],
      layout: 'service',
    });
    expect(problems).toEqual([]);
  });

  it.each([
    ['Image:\n  path: /media/a.png', '/media/a.png'],
    ['img:\n  source: /media/a.png', '/media/a.png'],
    ['image: /media/a.png', '/media/a.png'],
    ['img:\n  source: /media/b.png\nimage:\n  path: /media/a.png', '/media/a.png'],
  ])('finds the image in %s (case 17)', (yaml, path) => {
    expect(read(`title: Uno\n${yaml}`).data.image).toEqual({ path });
  });

  it('reports the key as it is written, where it is written', () => {
    expect(read('title: Uno\nIMG:\n  source: /a.png').problems).toMatchObject([
      { code: 'key-spelling', line: 3, column: 1, key: 'IMG' },
      { code: 'key-spelling', line: 4, column: 3, key: 'IMG.source' },
    ]);
  });

  it('keeps numbers and dates as written where words belong', () => {
    const { data, problems } = read(
      'title: 0800\nuid: 2024-05-01\nslug: 1.50\ncall_to_action:\n  text: 2024\ncollaborators: [12, 0x10]',
    );
    expect(data).toMatchObject({
      title: '0800',
      uid: '2024-05-01',
      slug: '1.50',
      call_to_action: { text: '2024' },
      collaborators: ['12', '0x10'],
    });
    expect(problems.map(({ code }) => code)).toEqual(['slug-form']);
  });

  it('understands yes and no in words, so that nothing hidden is published', () => {
    expect(read('title: Uno\npublished: no\nhide: Sí\norder: "3"')).toMatchObject({
      data: { published: false, hide: true, order: 3 },
      problems: [],
    });
  });

  it('leaves out what does not fit, with its place', () => {
    const { data, problems } = read(
      'title: Uno\nfamily: cocina\norder: muchos\ncollaborators: [a, {b: c}, d, [e]]\nimage:\n  alt: sin archivo',
    );
    expect(data).toMatchObject({ title: 'Uno', collaborators: ['a', 'd'] });
    expect(data).not.toHaveProperty('family');
    expect(data).not.toHaveProperty('image');
    expect(problems).toMatchObject([
      { code: 'value-invalid', key: 'family', line: 3 },
      { code: 'value-invalid', key: 'order', line: 4 },
      { code: 'value-invalid', key: 'collaborators.1', line: 5 },
      { code: 'value-invalid', key: 'collaborators.3', line: 5 },
      { code: 'value-invalid', key: 'image.path', line: 6 },
    ]);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('names a document without a title after its file', () => {
    expect(read('uid: x')).toMatchObject({
      data: { title: 'Mi primer servicio' },
      problems: [{ code: 'title-missing' }],
    });
  });

  it('repairs misread, pasted and spelled-out text (cases 15, 27 and 32)', () => {
    const { data, problems } = read(
      'title: "Preg\u221a\u222bntanos\u200b"\ncall_to_action:\n  url: www.goteo.org/x',
    );
    expect(data).toMatchObject({ title: 'Pregúntanos', call_to_action: { url: 'https://www.goteo.org/x' } });
    expect(problems.map(({ code }) => code)).toEqual(['clipboard-debris', 'mojibake', 'address-scheme']);
  });

  it('keeps a label in the place of an address, and drops an address that leads nowhere (cases 13 and 25)', () => {
    expect(read('title: Uno\ncall_to_action: {url: Contáctanos}').data.call_to_action).toEqual({
      url: 'Contáctanos',
    });
    expect(read('title: Uno\ncall_to_action: {url: "http://matchfundin"}').problems).toMatchObject([
      { code: 'link-host' },
    ]);
  });

  it('drops a call to action in another language (case 14)', () => {
    const { data, problems } = read(
      'title: Uno\ncall_to_action:\n  text: Would you like to know more?\n  url_text: Contáctanos',
    );
    expect(data.call_to_action).toEqual({ url_text: 'Contáctanos' });
    expect(problems).toMatchObject([{ code: 'text-other-language', line: 4 }]);
  });

  it('reports an address with capitals, accents or spaces (case 28)', () => {
    expect(read('title: Uno\nslug: Diseño Abierto').problems).toMatchObject([
      { code: 'slug-form', values: { slug: 'diseno-abierto' } },
    ]);
  });

  it('reports filler text (case 31)', () => {
    expect(read('title: Uno\ndescription: Lorem ipsum dolor').problems).toMatchObject([
      { code: 'filler-text', line: 3 },
    ]);
  });
});

it('front matter of the settings may be wrong in many places at once', () => {
  const yaml =
    'email: nada\nfamilies: [{family: x}, 3]\nfacts: no\nnavigation:\n  - {label: 1, url: goteo.org}\naddresses: [{place: a}]';
  const { data } = read(yaml, settings.schema);
  expect(data).toMatchObject({
    navigation: [{ label: '1', url: 'https://goteo.org' }],
    families: [],
    addresses: [],
  });
  expect(data).not.toHaveProperty('email');
});

describe('front matter of the settings that reaches headers, addresses and links', () => {
  const valid = (yaml: string) => read(yaml, settings.schema);

  it('takes hosts in their ASCII form, and leaves out with its place what is none', () => {
    const { data, problems } = valid(
      'peertube_hosts:\n  - Tube.Example\n  - tube–example.org\n  - vídeos.example\n  - "\'self\' *"\n  - "📺"\n  - "a.example; script-src *"',
    );
    expect(data.peertube_hosts).toEqual(['tube.example', 'xn--vdeos-zsa.example']);
    expect(problems).toMatchObject(
      [4, 6, 7, 8].map((line) => ({
        code: 'value-invalid',
        severity: 'error',
        line,
        values: { expected: 'host' },
      })),
    );
  });

  it('takes no more hosts than a header can hold', () => {
    const hosts = Array.from({ length: 25 }, (_, at) => `tube-${at}.example`);
    const { data, problems } = valid(`peertube_hosts: [${hosts.join(', ')}]`);
    expect(data.peertube_hosts).toEqual(hosts.slice(0, 20));
    expect(problems).toMatchObject([{ code: 'value-invalid', values: { expected: 'fewer', most: 20 } }]);
  });

  it.each([
    ['email: "info@example.org\\nBcc: all@example.org"', 'email'],
    ['phone: llámanos', 'phone'],
    ['social: [{label: Red, url: "javascript:alert(1)"}]', 'address'],
    ['navigation: [{label: Nada, url: "nada más"}]', 'address'],
    ['footer: [{label: Nada, url: "data:text/html,x"}]', 'address'],
  ])('leaves out %s', (yaml, expected) => {
    const { data, problems } = valid(yaml);
    expect(problems[0]).toMatchObject({ code: 'value-invalid', severity: 'error', values: { expected } });
    expect(JSON.stringify(data)).not.toMatch(/Bcc|llámanos|javascript|nada más|data:/);
  });

  it('has one line where one belongs, and whole characters', () => {
    const { data } = valid('name: "Plató\\nniq\\r\\n\\u2028\\ud83d"\nphone: "+34 931\\n22"');
    expect(data).toMatchObject({ name: 'Plató niq \ufffd', phone: '+34 931 22' });
  });
});

function read(yaml: string, schema: Parameters<typeof normalizeFrontMatter>[0]['schema'] = services.schema) {
  const reading = readFrontMatter(`---\n${yaml}\n---\n`);
  return normalizeFrontMatter({ ...reading, schema, stem: 'mi-primer_servicio', locale: 'es' });
}
