import { expect, it } from 'vitest';
import { findPasswordFlaw } from './password-rules.ts';

const ada = { name: 'Ada Núñez', email: 'ada.lovelace@ejemplo.org' };

it.each([
  ['corta', 'too-short'],
  ['ñandúñandú1', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['password1234', 'common'],
  ['P4ssw0rd2024!', 'common'],
  ['Contraseña2024', 'common'],
  ['platoniq2024!', 'common'],
  ['123456789012', 'common'],
  ['qwertyuiop123', 'common'],
  ['abcdefghijkl', 'common'],
  ['aaaaaaaaaaaaaa', 'common'],
  ['abababababab', 'common'],
  ['Ada123456789', 'personal'],
  ['ada ada ada ada', 'personal'],
  ['nunezlovelace1', 'personal'],
  ['L0velaceL0velace', 'personal'],
])('refuses “%s” as %s', (password, flaw) => {
  expect(findPasswordFlaw(password, ada)).toBe(flaw);
});

it.each([
  'una frase larga y 7 gatos',
  'tortuga nube mesa',
  'xK9#mQ2$vL5!',
  '839201746528',
  'lluvia-Ada-cobre-tren',
])('accepts “%s”', (password) => {
  expect(findPasswordFlaw(password, ada)).toBeNull();
});
