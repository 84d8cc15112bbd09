import { between, hostileText, pick, type Random } from './hostile-text.ts';

/** A body with the type that it is sent as. */
export interface HostileBody {
  trick: string;
  type: string;
  body: Buffer;
}

const names = ['name', 'email', 'message', 'organization', 'position', 'city', 'source', 'privacy'] as const;
const others = [
  'token',
  'page',
  'service',
  'upload',
  'files',
  'subject',
  '__proto__',
  'constructor',
  '',
] as const;

/** Fields for a body: now and then those of a form that may be taken, else anything. */
export function hostileFields(random: Random, token: string): [string, string][] {
  if (random() < 0.3) return acceptable(random, token);
  const fields = [...names, ...others].map((name): [string, string] => [name, hostileText(random)]);
  if (random() < 0.7) fields.push(['token', random() < 0.8 ? token : damaged(random, token)]);
  return fields.filter(() => random() < 0.8).sort(() => random() - 0.5);
}

function acceptable(random: Random, token: string): [string, string][] {
  return [
    ['token', token],
    ['name', `Ana ${hostileText(random)}`.slice(0, 150)],
    ['email', 'ana@example.org'],
    ['message', `Hola ${hostileText(random)}`.slice(0, 4000)],
    ['page', hostileText(random)],
    ['service', pick(random, ['', 'matchfunding', hostileText(random)])],
    ['privacy', 'yes'],
  ];
}

function damaged(random: Random, token: string): string {
  const at = between(random, 0, token.length);
  return token.slice(0, at) + hostileText(random).slice(0, 200) + token.slice(at + between(random, 0, 3));
}
