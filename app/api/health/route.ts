import { requestContent } from '#lib/content/request-store.ts';
import { openedDatabase } from '#lib/database/database.ts';
import { mailer } from '#lib/mail/mailer.ts';

/** Seconds that a mail may wait before somebody should look. */
const patience = 15 * 60;

/** 200 with a summary while the site can serve; 503 when it has no content, or its database does not answer. */
export async function GET(): Promise<Response> {
  const { entries, broken } = (await requestContent()).counts();
  const mail = await mailState().catch(() => null);
  const canServe = entries > 0 && mail !== null;
  return Response.json(
    {
      status: canServe ? 'ok' : 'unavailable',
      content: { entries, broken },
      database: { engine: openedDatabase.get().engine, answers: mail !== null },
      mail,
    },
    { status: canServe ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

/** Reads the outbox, and by that whether the database answers. */
async function mailState() {
  const { waiting, givenUp, oldestWaitingSince } = await mailer.get().state();
  const waitingSeconds = oldestWaitingSince ? Math.round((Date.now() - oldestWaitingSince) / 1000) : 0;
  return {
    isSetUp: mailer.get().isSetUp,
    waiting,
    givenUp,
    isLate: waitingSeconds > patience,
  };
}
