import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '#tools/lab/server-process.ts';
import { type FilledForm, openForm, readingTime, sendForm } from './form-client.ts';

/** A message that somebody wrote, and what they know of its fate. */
export interface WrittenMessage {
  token: string;
  form: FilledForm;
  /** How often it was sent and no answer came. */
  interrupted: number;
  /** Where the server led after taking it; `null` as long as no answer came. */
  location: string | null;
}

/** Milliseconds of refused connections after which a visitor gives up: on a busy machine a start takes long. */
const patience = 600_000;

/** What the visitors of one trial share. */
export interface Visit {
  /** The server that runs now; its address changes with every restart. */
  server(): ServerProcess;
  /** Whether to begin another message; those that are written are sent until they are taken. */
  isOpen(): boolean;
  /** Everything that any of them has written. */
  written: WrittenMessage[];
  /** How many answers have come to anybody. */
  answers: number;
  wrong: string[];
}

/**
 * Writes message after message until the visit is closed. A message without an answer is sent again as it
 * was, like a browser's reload does; one in ten is sent again although it was taken.
 */
export async function visitStubbornly(visit: Visit, name: string): Promise<void> {
  const tokens: { token: string; openedAt: number }[] = [];
  for (let count = 0; visit.isOpen(); count += 1) {
    while (tokens.length < 20 && visit.isOpen()) {
      const token = await untilAnswered(visit, () => openForm(visit.server().origin));
      tokens.push({ token, openedAt: performance.now() });
    }
    const opened = tokens.shift();
    if (!opened) return;
    await sleep(Math.max(0, opened.openedAt + readingTime - performance.now()));
    const message = { token: opened.token, form: fill(`${name}-${count}`), interrupted: 0, location: null };
    visit.written.push(message);
    await send(visit, message);
    if (count % 10 === 9) await send(visit, message);
  }
}

async function send(visit: Visit, message: WrittenMessage): Promise<void> {
  const answer = await untilAnswered(visit, async () => {
    message.interrupted += 1;
    const answer = await sendForm(visit.server().origin, message.token, message.form);
    message.interrupted -= 1;
    // The visitor is asked to try again.
    if (answer.status === 503) throw new Error('The server is busy.');
    return answer;
  });
  if (answer.status !== 303) visit.wrong.push(`${message.form.name} was answered with ${answer.status}.`);
  else if (message.location !== null && message.location !== answer.location)
    visit.wrong.push(`${message.form.name} led to ${message.location}, then to ${answer.location}.`);
  message.location = answer.location;
}

/** Tries again whenever the connection fails, which is what a killed server looks like. */
async function untilAnswered<Result>(visit: Visit, ask: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      const answer = await ask();
      visit.answers += 1;
      return answer;
    } catch (error) {
      if (performance.now() > until) {
        const state = visit.server().state();
        visit.wrong.push(`No answer for ten minutes: ${String(error)}. The server ${state}`);
        throw error;
      }
      await sleep(25);
    }
  }
}

function fill(name: string): FilledForm {
  const message = `Queremos una asamblea ciudadana sobre ${name}.\nÁgora, “comillas” 🌱 ${name.repeat(20)}`;
  const form = { name: `Visitante ${name}`, email: `${name}@example.org`, message };
  // Every fifth brings a file, small or of several pieces.
  const [, count] = name.split('-').map(Number);
  if (!count || count % 5 !== 0) return form;
  const text = `%PDF-1.7\n${name.repeat(count % 10 === 0 ? 100_000 : 100)}\n%%EOF\n`;
  return { ...form, file: { name: `${name}.pdf`, bytes: new TextEncoder().encode(text) } };
}
