import type { Element, Root } from 'hast';
import { expect, it } from 'vitest';
import { harden } from './harden.ts';

function element(tagName: string, properties: Element['properties'] = {}, text = ''): Element {
  return { type: 'element', tagName, properties, children: text ? [{ type: 'text', value: text }] : [] };
}

const hardened = (...children: Root['children']) => harden({ type: 'root', children }).children;

it('keeps each id once', () => {
  expect(hardened(element('h2', { id: 'uno' }, 'A'), element('h3', { id: 'uno' }, 'B'))).toEqual([
    element('h2', { id: 'uno' }, 'A'),
    element('h3', {}, 'B'),
  ]);
});

it('keeps the words of what is not on the list, and none of its properties', () => {
  expect(
    hardened(element('blink', { onclick: 'x' }, 'Hola'), element('p', { style: 'x', lang: 'en' }, 'Hi')),
  ).toEqual([{ type: 'text', value: 'Hola' }, element('p', { lang: 'en' }, 'Hi')]);
});

it('leads nowhere that is not safe', () => {
  expect(
    hardened(element('a', { href: 'javascript:x' }, 'Aquí'), element('a', { href: '/es' }, 'Allí')),
  ).toEqual([{ type: 'text', value: 'Aquí' }, element('a', { href: '/es' }, 'Allí')]);
});

it('leaves comments and positions behind', () => {
  expect(hardened({ type: 'comment', value: 'x' }, { ...element('p'), position: undefined })).toEqual([
    element('p'),
  ]);
});
