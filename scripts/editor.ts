import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Authentication, NewPerson } from '#lib/auth/authentication.ts';
import { terminal } from '#lib/auth/invitations.ts';
import { findPasswordFlaw, maxPasswordLength, minPasswordLength } from '#lib/auth/password-rules.ts';
import { translator } from '#lib/i18n/translate.ts';
import { prepare } from '#server/prepare.ts';

// Who may sign in, from the terminal: `npm run editor`. Works while the site runs, and while it does not.
const environment = prepare();
const t = translator(environment.terminalLocale);

/** The command cannot be carried out as it was given; the words say what to change. */
class UsageError extends Error {}

const options = {
  name: { type: 'string' },
  role: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

try {
  const command = readCommand(process.argv.slice(2));
  // What is wrong with a command is said before the sign-in and the database are loaded.
  const { findSiteUrl } = await import('#server/running-site.ts');
  const { openPeople } = await import('./open-people.ts');
  const { authentication, close } = await openPeople({
    ...environment,
    siteUrl: await findSiteUrl(environment),
  });
  try {
    if (command.name === 'list') await list(authentication);
    if (command.name === 'add') await add(authentication, command);
    if (command.name === 'remove') await remove(authentication, command.person.email);
  } finally {
    await close();
  }
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? error.message : t('terminal.editor.failed', { error: String(error) }));
  process.exitCode = isUsage ? 2 : 1;
}

interface Command {
  name: 'add' | 'list' | 'remove';
  person: Omit<NewPerson, 'password'>;
  isPasswordGiven: boolean;
}

function readCommand(given: string[]): Command {
  const parsed = parse(given);
  const [command, address, ...more] = parsed.positionals;
  const isKnown = command === 'add' || command === 'list' || command === 'remove';
  if (!isKnown || more.length > 0) throw new UsageError(t('terminal.editor.usage'));
  const email = z.email().safeParse(address);
  if (command !== 'list' && !email.success)
    throw new UsageError(t('terminal.editor.email', { found: address ?? '' }));
  const { name, role, 'password-stdin': isPasswordGiven = false } = parsed.values;
  if (role !== undefined && role !== 'admin' && role !== 'editor')
    throw new UsageError(t('terminal.editor.role', { found: role }));
  const person: Command['person'] = {
    email: email.data ?? '',
    locale: environment.terminalLocale,
    ...(name !== undefined && { name }),
    ...(role && { role }),
  };
  return { name: command, person, isPasswordGiven };
}

function parse(given: string[]) {
  try {
    return parseArgs({ args: given, options, allowPositionals: true });
  } catch {
    // An option that does not exist, or one without its value.
    throw new UsageError(t('terminal.editor.usage'));
  }
}

async function list({ people }: Authentication): Promise<void> {
  const all = await people();
  if (all.length === 0) console.log(t('terminal.editor.nobody'));
  const width = Math.max(...all.map(({ email }) => email.length));
  for (const { email, name, role } of all) console.log(`${email.padEnd(width)}  ${role.padEnd(6)}  ${name}`);
}

async function add(
  authentication: Authentication,
  { person: given, isPasswordGiven }: Command,
): Promise<void> {
  const { email, name = '', role } = given;
  const password = isPasswordGiven ? await readPassword({ name, email }) : undefined;
  const isFirst = (await authentication.people()).length === 0;
  const { person, isNew } = await authentication.addPerson(
    { ...given, ...(password !== undefined && { password }) },
    terminal,
  );
  console.log(t(isNew ? 'terminal.editor.added' : 'terminal.editor.updated', { email, role: person.role }));
  if (role && person.role !== role) throw new UsageError(t('terminal.editor.lastAdmin', { email }));
  if (isFirst && !role) console.log(t('terminal.editor.first'));
  if (password !== undefined) return console.log(t('terminal.editor.passwordSet'));
  const invitation = await authentication.invite(email, terminal);
  if (!invitation) return;
  console.log(t('terminal.editor.link', { link: invitation.link }));
  if (invitation.isMailed) console.log(t('terminal.editor.mailed', { email }));
}

async function remove({ removePerson }: Authentication, email: string): Promise<void> {
  const result = await removePerson(email, terminal);
  if (result === 'unknown') throw new UsageError(t('terminal.editor.unknown', { email }));
  if (result === 'last-admin') throw new UsageError(t('terminal.editor.lastAdmin', { email }));
  console.log(t('terminal.editor.removed', { email }));
}

async function readPassword(person: { name: string; email: string }): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  const password = text.replace(/\r?\n$/, '');
  const flaw = findPasswordFlaw(password, person);
  if (flaw)
    throw new UsageError(t(`auth.errors.${flaw}`, { min: minPasswordLength, max: maxPasswordLength }));
  return password;
}
