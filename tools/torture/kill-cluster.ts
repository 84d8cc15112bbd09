import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterProcesses, type Member, startClusterProcesses } from '#tools/lab/cluster-processes.ts';
import { inspectMessages } from './inspect-messages.ts';
import { type Visit, visitStubbornly } from './stubborn-visitor.ts';

/** What kills of several processes and of their Postgres have come to. */
export interface ClusterKillTally {
  kills: number;
  postgresRestarts: number;
  /** Messages that a process said it had taken. */
  taken: number;
  /** Those of them that were on their way when something died, and were sent again. */
  interrupted: number;
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

export interface ClusterKills {
  kills: number;
  postgresRestarts: number;
  tell?: (line: string) => void;
}

const processes = 3;
const visitors = 8;
/** Lets nobody in: mails are written and wait. */
const closedPeer = 'smtp://127.0.0.1:9';

/**
 * Lets people write to three processes on one Postgres in turn, kills these (`kill -9`) and crashes the database
 * at random moments, and compares in the end what lies in the database with what people were told.
 */
export async function killCluster(options: ClusterKills): Promise<ClusterKillTally> {
  const tally: ClusterKillTally = { kills: 0, postgresRestarts: 0, taken: 0, interrupted: 0, wrong: [] };
  const cluster = await startClusterProcesses({
    count: processes,
    env: { CONTACT_TO: 'info@example.org', SMTP_URL: closedPeer },
  });
  try {
    let turn = 0;
    let isOver = false;
    const visit: Visit = {
      // Whoever is not answered asks the next one, as a proxy in front of them would.
      server: () => pick(cluster.members, turn++).server,
      isOpen: () => !isOver && tally.wrong.length === 0,
      written: [],
      answers: 0,
      wrong: tally.wrong,
    };
    const writing = Promise.allSettled(
      Array.from({ length: visitors }, (_, index) => visitStubbornly(visit, `v${index}`)),
    );
    while (visit.written.length < visitors && visit.isOpen()) await sleep(50);
    await killAll({ cluster, visit, tally, ...options });
    isOver = true;
    await Promise.all(cluster.members.map(({ server }) => server.ready));
    await writing;
    await Promise.all(cluster.members.map(({ server }) => server.stop()));
    const taken = visit.written.filter(({ location }) => location !== null);
    tally.taken = taken.length;
    tally.interrupted = taken.filter(({ interrupted }) => interrupted > 0).length;
    const place = { databaseUrl: cluster.postgres.url, dataDir: '' };
    tally.wrong.push(...(await inspectMessages(place, visit.written)));
  } finally {
    await cluster.stop();
  }
  return tally;
}

interface Killing extends ClusterKills {
  cluster: ClusterProcesses;
  visit: Visit;
  tally: ClusterKillTally;
}

async function killAll({ cluster, visit, tally, kills, postgresRestarts, tell }: Killing): Promise<void> {
  const every = Math.max(1, Math.floor(kills / Math.max(1, postgresRestarts)));
  while (tally.kills < kills && visit.wrong.length === 0) {
    const victim = pick(cluster.members, Math.floor(Math.random() * processes));
    // One in five dies while it starts, which may leave a process or none for a moment.
    if (Math.random() < 0.8) await untilSomebodyIsAnswered(victim, visit);
    await sleep(Math.random() ** 2 * 1_000);
    await victim.server.kill();
    tally.kills += 1;
    if (tally.kills % every === 0 && tally.postgresRestarts < postgresRestarts) {
      await cluster.postgres.restart();
      tally.postgresRestarts += 1;
      tell?.(`${tally.kills} kills, ${tally.postgresRestarts} of Postgres, ${visit.written.length} messages`);
    }
    await victim.launch();
  }
}

/** Otherwise a slow machine would be killed before it has done anything, again and again. */
async function untilSomebodyIsAnswered({ server }: Member, visit: Visit): Promise<void> {
  await server.ready;
  for (const { answers } = visit; visit.answers === answers && visit.wrong.length === 0; ) await sleep(5);
}

function pick(members: readonly Member[], at: number): Member {
  const member = members[at % members.length];
  if (!member) throw new Error('There are no processes.');
  return member;
}
