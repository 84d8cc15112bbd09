import type { Mailer } from '#lib/mail/mailer.ts';
import type { AuthDatabase } from './auth-tables.ts';
import type { Authentication } from './authentication.ts';
import { createChallenges } from './challenge.ts';
import { createEngine, type EngineOptions } from './engine.ts';
import { findSession } from './find-session.ts';
import { createGuess } from './guess.ts';
import { createInvitations } from './invitations.ts';
import { createJsonApi } from './json-api.ts';
import { createLinks, linkMail } from './links.ts';
import { migrateSignIn } from './migrate-sign-in.ts';
import { openAccount } from './open-account.ts';
import { openSignIn } from './open-sign-in.ts';
import { createPeople } from './people.ts';
import type { Session } from './session.ts';
import { openSignInLimits } from './sign-in-limits.ts';

export interface AuthenticationOptions {
  database: AuthDatabase;
  /** Signs cookies and encrypts second factors; whoever changes it signs everybody out. */
  secret: string;
  siteUrl: string;
  mailer: Pick<Mailer, 'isSetUp' | 'send'>;
  /** Is told of a link that could not be mailed. */
  onFailure: (error: unknown) => void;
}

/** Opens the sign-in on a database, whose tables it brings to the shape that it needs. */
export async function openAuthentication(options: AuthenticationOptions): Promise<Authentication> {
  const { database, secret, siteUrl, mailer, onFailure } = options;
  const settings: EngineOptions = {
    database,
    secret,
    siteUrl,
    onLink: (link) => mailer.send(linkMail(siteUrl, link)),
  };
  await migrateSignIn(database, settings);
  const engine = createEngine(settings);
  const limits = openSignInLimits(database);
  const links = createLinks({ engine, database, siteUrl, mailer, limits, onFailure });
  const signIn = openSignIn({ engine, limits, links, challenges: createChallenges(engine, limits) });
  const { people, addPerson, setRole, removePerson } = createPeople(engine, database);

  const find = async (headers: Headers): Promise<Session | null> => {
    const found = await findSession(engine, headers);
    if (!found) return null;
    const { id, person, createdAt, expiresAt } = found;
    return { id, person, createdAt, expiresAt };
  };

  return {
    handle: createJsonApi({ signIn, people, findSession: find }),
    findSession: find,
    people,
    addPerson,
    setRole,
    removePerson,
    invite: createInvitations({ engine, database, siteUrl, mailer, people }),
    signIn,
    account: openAccount({ engine, database, guess: createGuess(limits) }),
  };
}
