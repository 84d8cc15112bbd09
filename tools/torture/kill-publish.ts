import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateContent } from '#tools/bench/generate-content.ts';
import { type LaunchedServer, launchServer } from '#tools/lab/server-process.ts';
import { addEditor, openStudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { committedUntold, inspectPublishes, type Sent, type SentByEntry } from './inspect-publishes.ts';

/** What many kills in the middle of publishing have come to. */
export interface PublishTally {
  kills: number;
  /** Publishes that the server confirmed. */
  confirmed: number;
  /** Publishes that a kill left without an answer; each is there wholly or not at all. */
  interrupted: number;
  /** Those of them that had been committed all the same. */
  completed: number;
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

const documents = 60;
const writers = 3;
const email = 'torture@example.org';

/**
 * Kills the server (`kill -9`) at least `kills` times while people publish, starts it at once on what it left, and
 * compares in the end what stands in git, on the disk and on the pages with what people were told.
 */
export async function killPublish(
  kills: number,
  tell: (line: string) => void = () => {},
): Promise<PublishTally> {
  const content = await generateContent(documents);
  const env = {
    CONTENT_DIR: content.contentDir,
    MEDIA_DIR: content.mediaDir,
    DATA_DIR: join(content.folder, 'data'),
  };
  const tally: PublishTally = { kills: 0, confirmed: 0, interrupted: 0, completed: 0, wrong: [] };
  const sent = new Map<number, Sent[]>();
  let server = await launchServer({ env });
  let isOver = false;
  let window = 700;
  try {
    await server.ready;
    addEditor(env.DATA_DIR, email);
    const { cookie } = await signInToStudio(server.origin, email);
    const writing = Array.from({ length: writers }, (_, index) =>
      write({
        number: index + 1,
        cookie,
        server: () => server,
        isOver: () => isOver,
        sent,
        tally,
      }),
    );
    while ((tally.kills < kills || tally.interrupted === 0) && tally.wrong.length === 0) {
      await server.ready;
      const before = confirmedIn(sent);
      await sleep(Math.random() * window);
      await server.kill();
      // On a busy machine a publish takes long; most kills are to fall within the first few.
      window = Math.min(8_000, Math.max(300, window * (confirmedIn(sent) - before < 3 ? 1.3 : 0.8)));
      tally.kills += 1;
      if (tally.kills % 10 === 0) tell(`${tally.kills} kills, ${[...sent.values()].flat().length} publishes`);
      server = await launchServer({ env });
    }
    await server.ready;
    isOver = true;
    await Promise.all(writing);
    tally.wrong.push(...(await inspectPublishes(server, content, sent)));
  } finally {
    isOver = true;
    await server.stop();
  }
  tally.confirmed = confirmedIn(sent);
  tally.completed = committedUntold(content, sent);
  if (tally.wrong.length === 0) await rm(content.folder, { recursive: true, force: true });
  else tally.wrong.push(`The content is kept in ${content.folder}.`);
  return tally;
}

interface Writer {
  number: number;
  cookie: string;
  server: () => LaunchedServer;
  isOver: () => boolean;
  sent: Map<number, Sent[]>;
  tally: PublishTally;
}

/** One person who publishes one entry again and again; an answer that did not come is not asked for again. */
async function write({ number, cookie, server, isOver, sent, tally }: Writer): Promise<void> {
  const path = `content/services/es/service-${number}.md`;
  const mine: Sent[] = [];
  sent.set(number, mine);
  for (let count = 1; !isOver(); count += 1) {
    const { origin, ready } = server();
    await ready.catch(() => {});
    const client = openStudioClient(origin, cookie);
    const served = await client.ask<{ data: string }>('getEntry', { path }).catch(() => null);
    if (served?.status !== 200) {
      await sleep(30);
      continue;
    }
    // Longer than a block of the disk, so that half of it would show.
    const attempt: Sent = {
      title: `Título ${number} ${count}`,
      body: `Texto ${count}. `.repeat(800).trim(),
      commit: null,
    };
    const front = served.body.data.split('---\n')[1] ?? '';
    const raw = `---\n${front.replace(/^title:.*$/m, `title: "${attempt.title}"`)}---\n${attempt.body}\n`;
    mine.push(attempt);
    const answer = await client
      .ask<{ commit: string | null; live: boolean }>('persistEntry', { dataFiles: [{ path, raw }] })
      .catch(() => null);
    if (!answer) tally.interrupted += 1;
    else if (answer.status === 200 && answer.body.live) attempt.commit = answer.body.commit;
    else tally.wrong.push(`Publishing was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}

function confirmedIn(sent: SentByEntry): number {
  return [...sent.values()].flat().filter(({ commit }) => commit !== null).length;
}
