import { execFileSync } from 'node:child_process';

/** Somebody who edits through `/api/cms`, as a script does. */
export interface StudioClient {
  /** What the action answers, and its status. */
  ask<Body>(action: string, params: unknown): Promise<{ status: number; body: Body }>;
  cookie: string;
}

const password = 'siete gatos cruzan la plaza de noche';

/** Lets `email` sign in to the site whose database is in `dataDir`, as whoever runs it does at the terminal. */
export function addEditor(dataDir: string, email: string, more: Record<string, string> = {}): void {
  const given = ['scripts/editor.ts', 'add', email, '--name', email, '--role', 'admin', '--password-stdin'];
  const env = { ...process.env, DATA_DIR: dataDir, ...more };
  execFileSync(process.execPath, given, {
    input: `${password}\n`,
    env,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

/** Signs in at the site's API. */
export async function signInToStudio(origin: string, email: string): Promise<StudioClient> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return openStudioClient(origin, cookie);
}

/** A client with the cookie of a session, also on another address of the same site. */
export function openStudioClient(origin: string, cookie: string): StudioClient {
  return {
    cookie,
    async ask<Body>(action: string, params: unknown) {
      const answer = await fetch(`${origin}/api/cms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cms': '1', cookie },
        body: JSON.stringify({ branch: 'main', action, params }),
      });
      // The shape is that of the action, which the caller knows.
      return { status: answer.status, body: (await answer.json()) as Body };
    },
  };
}
