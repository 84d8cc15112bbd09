import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterProcesses, type Member, startClusterProcesses } from '#tools/lab/cluster-processes.ts';
import {
  inspectClones,
  openService,
  type Published,
  publishTitle,
  pushTitles,
  readHistory,
  readTitle,
  untilVisible,
} from './cluster-editing.ts';
import { type ClusterTally, emptyTally } from './cluster-tally.ts';
import { openForm, readingTime, sendForm } from './form-client.ts';

export interface Torment {
  /** How often each thing is done. */
  rounds: number;
  /** Also what takes long: waiting for a process to look at the repository by itself. */
  isLong: boolean;
  tell?: (line: string) => void;
}

interface Scene {
  cluster: ClusterProcesses;
  tally: ClusterTally;
  confirmed: string[];
  /** Titles count up, so that an older one can be told from a newer one. */
  nextTitle: () => string;
}

/** Services that arrive together in one commit. */
const together = [11, 12, 13, 14, 15, 16];

/**
 * Lets people publish at three processes while these are killed, cut off from Postgres and from the shared
 * repository, and compares in the end what stands everywhere with what people were told.
 */
export async function tormentCluster({ rounds, isLong, tell = () => {} }: Torment): Promise<ClusterTally> {
  const tally = emptyTally();
  const cluster = await startClusterProcesses({ count: 3, documents: 60 });
  let count = 0;
  const scene: Scene = { cluster, tally, confirmed: [], nextTitle: () => `Title ${1_000 + count++}` };
  const steps: [name: string, step: (scene: Scene) => Promise<void>][] = [
    ['publishing', publishOnce],
    ['two at once', publishTogether],
    ['pushes from outside', pushWithHook],
    ['kills', killInPublish],
    ['stops', stopInPublish],
    ['the repository out of reach', loseRemote],
    ['Postgres started again', restartPostgres],
    ['a cut from Postgres', cutFromPostgres],
  ];
  if (isLong) steps.push(['pushes without a call', pushWithoutHook]);
  try {
    for (const [name, step] of steps) {
      const started = performance.now();
      for (let round = 0; round < rounds && tally.wrong.length === 0; round += 1) await step(scene);
      tell(`${name}: ${Math.round(performance.now() - started)} ms, ${tally.wrong.length} wrong`);
    }
    const last = scene.nextTitle();
    pushTitles(cluster, [1], last);
    await Promise.all(cluster.members.map((member) => cluster.callWebhook(member)));
    if ((await untilVisible(cluster.members, { number: 1, title: last })) === null)
      tally.wrong.push('The last push is not seen everywhere.');
    tally.wrong.push(...inspectClones(cluster, scene.confirmed));
    if (tally.wrong.length > 0) for (const { server } of cluster.members) tell(server.output().slice(-3_000));
  } finally {
    await cluster.stop();
  }
  return tally;
}

function pick(members: readonly Member[], at: number): Member {
  const member = members[at % members.length];
  if (!member) throw new Error('There are no processes.');
  return member;
}

function note({ tally, confirmed }: Scene, answer: Published | null): boolean {
  if (answer?.status !== 200 || !answer.commit) return false;
  tally.confirmed += 1;
  confirmed.push(answer.commit);
  return true;
}

async function measure(
  { cluster, tally }: Scene,
  kind: keyof ClusterTally['visible'],
  what: { number: number; title: string },
): Promise<void> {
  const time = await untilVisible(cluster.members, { ...what, patience: 60_000 });
  if (time === null) tally.wrong.push(`“${what.title}” (${kind}) is not seen everywhere.`);
  else tally.visible[kind].push(time);
}

async function publishOnce(scene: Scene): Promise<void> {
  for (const [at, member] of scene.cluster.members.entries()) {
    const [number, title] = [at + 1, scene.nextTitle()];
    const answer = await publishTitle(member, { number, title, text: await openService(member, number) });
    if (!note(scene, answer)) scene.tally.wrong.push(`A publish was answered ${JSON.stringify(answer)}`);
    // Who is sent to another process in this moment writes on from what they have just published.
    const [next, history] = await Promise.all([
      openService(pick(scene.cluster.members, at + 1), number),
      readHistory(scene.cluster, pick(scene.cluster.members, at + 2)),
    ]);
    if (!next.includes(title))
      scene.tally.wrong.push(`The next process gave “${title}” out as it was before.`);
    if (!answer?.commit || !history.includes(answer.commit))
      scene.tally.wrong.push(`The history of the third process did not have “${title}”.`);
    await measure(scene, 'publish', { number, title });
  }
}

/** Two people at two processes: one entry each, then the same entry. */
async function publishTogether(scene: Scene): Promise<void> {
  const { cluster, tally } = scene;
  const two = [pick(cluster.members, 0), pick(cluster.members, 1)];
  for (const numbers of [
    [4, 5],
    [6, 6],
  ]) {
    const texts = await Promise.all(two.map((member, at) => openService(member, numbers[at] ?? 0)));
    const titles = two.map(() => scene.nextTitle());
    const answers = await Promise.all(
      two.map((member, at) =>
        publishTitle(member, { number: numbers[at] ?? 0, title: titles[at] ?? '', text: texts[at] ?? '' }),
      ),
    );
    const taken = answers.filter((answer) => note(scene, answer)).length;
    tally.together += taken;
    const isSame = numbers[0] === numbers[1];
    const refused = answers.filter((answer) => answer?.status === 409 && answer.words.length > 20).length;
    if (taken !== (isSame ? 1 : 2) || refused !== (isSame ? 1 : 0))
      tally.wrong.push(`Two at once (${numbers}) were answered ${JSON.stringify(answers)}`);
    const winner = answers.findIndex((answer) => answer?.status === 200);
    await measure(scene, 'publish', { number: numbers[winner] ?? 0, title: titles[winner] ?? '' });
  }
}

/** Commits of several files arrive; whoever reads one process page by page never sees it go back. */
async function pushWithHook(scene: Scene): Promise<void> {
  const { cluster, tally } = scene;
  let isOver = false;
  const readers = cluster.members.map(async (member, at) => {
    let newest = '';
    while (!isOver) {
      for (const number of together) {
        const title = await readTitle(member, number);
        tally.read += 1;
        if (!title?.startsWith('Title')) continue;
        if (title < newest) tally.wrong.push(`Process ${at + 1} showed “${title}” after “${newest}”.`);
        newest = title;
      }
    }
  });
  for (let push = 0; push < 3; push += 1) {
    const title = scene.nextTitle();
    pushTitles(cluster, together, title);
    const status = await cluster.callWebhook(pick(cluster.members, push));
    if (status !== 202) tally.wrong.push(`The webhook answered ${status}.`);
    await measure(scene, 'webhook', { number: 16, title });
  }
  isOver = true;
  await Promise.all(readers);
}

async function pushWithoutHook(scene: Scene): Promise<void> {
  const title = scene.nextTitle();
  pushTitles(scene.cluster, together, title);
  await measure(scene, 'push', { number: 11, title });
}

async function killInPublish(scene: Scene): Promise<void> {
  const member = pick(scene.cluster.members, 2);
  const title = scene.nextTitle();
  const text = await openService(member, 7);
  const publishing = publishTitle(member, { number: 7, title, text });
  await sleep(Math.random() * 250);
  await member.server.kill();
  const answer = await publishing;
  if (!note(scene, answer)) scene.tally.interrupted += 1;
  await member.start();
  const again = scene.nextTitle();
  const after = await publishTitle(member, { number: 7, title: again, text: await openService(member, 7) });
  if (!note(scene, after)) scene.tally.wrong.push(`After a kill: ${JSON.stringify(after)}`);
  await measure(scene, 'publish', { number: 7, title: again });
}

/** Who is asked to stop ends what it has begun: whoever publishes is told so, or was never let in. */
async function stopInPublish(scene: Scene): Promise<void> {
  const member = pick(scene.cluster.members, 2);
  const [text, title] = [await openService(member, 3), scene.nextTitle()];
  const publishing = publishTitle(member, { number: 3, title, text });
  await sleep(Math.random() * 250);
  await member.server.stop();
  const answer = await publishing;
  if (answer === null) scene.tally.interrupted += 1;
  else if (!note(scene, answer))
    scene.tally.wrong.push(`Asked to stop, it answered ${JSON.stringify(answer)}`);
  await member.start();
  if (answer) await measure(scene, 'publish', { number: 3, title });
}

async function loseRemote(scene: Scene): Promise<void> {
  const { cluster, tally } = scene;
  const member = pick(cluster.members, 1);
  const [text, title] = [await openService(member, 8), scene.nextTitle()];
  const token = await openForm(member.server.origin);
  const openedAt = performance.now();
  await rename(cluster.bare, `${cluster.bare}.away`);
  const started = performance.now();
  const refused = await publishTitle(member, { number: 8, title, text });
  tally.refusedAfter.push(performance.now() - started);
  if (refused?.status !== 503 || refused.words.length < 40)
    tally.wrong.push(`Without the repository: ${JSON.stringify(refused)}`);
  if ((await readTitle(member, 1)) === null) tally.wrong.push('Without the repository there are no pages.');
  await sleep(Math.max(0, openedAt + readingTime - performance.now()));
  const message = {
    name: 'Núria',
    email: 'nuria@example.org',
    message: 'Queremos una asamblea en el barrio.',
  };
  const sent = await sendForm(member.server.origin, token, message);
  if (sent.status !== 303) tally.wrong.push(`Without the repository the form answers ${sent.status}.`);
  await rename(`${cluster.bare}.away`, cluster.bare);
  const answer = await publishTitle(member, { number: 8, title, text });
  if (!note(scene, answer)) tally.wrong.push(`With the repository again: ${JSON.stringify(answer)}`);
  await measure(scene, 'publish', { number: 8, title });
}

async function restartPostgres(scene: Scene): Promise<void> {
  await scene.cluster.postgres.restart();
  const [member, title] = [pick(scene.cluster.members, 0), scene.nextTitle()];
  const answer = await publishTitle(member, { number: 9, title, text: await openService(member, 9) });
  if (!note(scene, answer)) scene.tally.wrong.push(`After a restart of Postgres: ${JSON.stringify(answer)}`);
  await measure(scene, 'afterRestart', { number: 9, title });
}

async function cutFromPostgres(scene: Scene): Promise<void> {
  const [member, title] = [pick(scene.cluster.members, 0), scene.nextTitle()];
  const { database } = pick(scene.cluster.members, 2);
  database.cut();
  const answer = await publishTitle(member, { number: 10, title, text: await openService(member, 10) });
  if (!note(scene, answer)) scene.tally.wrong.push(`Beside a cut: ${JSON.stringify(answer)}`);
  await measure(scene, 'withoutPostgres', { number: 10, title });
  database.mend();
}
