import { claimMail, timeUntilDue } from './claim-mail.ts';
import { type DeliveryOptions, deliverMail } from './deliver-mail.ts';
import { sweepOutbox } from './sweep-outbox.ts';

/** What sends the mails of the outbox. */
export interface MailWorker {
  wake(): void;
  /** Claims nothing more; waits for the mails under way, and breaks off those that take too long. */
  close(): Promise<void>;
}

/** Mails on their way at the same time, so that one slow recipient does not hold up the others. */
const lanes = 3;

/**
 * Milliseconds that a lane rests after a mail: an outbox that has filled up is emptied at thirty mails a second
 * at most, which neither holds up those who write at the same time nor angers the mail server.
 */
const rest = 100;

/** Milliseconds after which the outbox is looked at though nobody called: another process may have died. */
const idle = 30_000;

/** Milliseconds after which the outbox is not looked at again though a mail seems due. */
const breath = 1_000;

/** Milliseconds that a mail under way has when the process is to end. */
const grace = 8_000;

/** Milliseconds between two sweeps: a day. */
const sweepEvery = 24 * 3_600_000;

/** Starts to empty the outbox; any number of workers can share one. */
export function startMailWorker(options: DeliveryOptions): MailWorker {
  const { database, clock } = options;
  const underWay = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const breakingOff = new AbortController();
  let bell = new AbortController();
  const wake = () => bell.abort();

  async function work(): Promise<void> {
    let sweptAt = Number.NEGATIVE_INFINITY;
    while (!stopping.signal.aborted) {
      // Rung while the outbox is looked at, it must not be missed.
      bell = new AbortController();
      let pause = idle;
      try {
        pause = await fillLanes();
        if (Math.abs(clock.now() - sweptAt) > sweepEvery) {
          await sweepOutbox(database, clock.now());
          sweptAt = clock.now();
        }
      } catch (error) {
        // The database is busy or away; the mails wait in it.
        options.onFailure(error);
      }
      await clock.wait(pause, AbortSignal.any([bell.signal, stopping.signal]));
    }
  }

  /** Starts to deliver what is due and returns how long to wait then, in milliseconds. */
  async function fillLanes(): Promise<number> {
    while (underWay.size < lanes && !stopping.signal.aborted) {
      const due = await timeUntilDue(database, clock.now(), [...underWay.keys()]);
      if (due > 0) return Math.min(idle, Math.max(breath, due));
      const mail = await claimMail(database, clock.now(), [...underWay.keys()]);
      if (mail === null) return breath;
      const delivery = deliverMail(options, mail, breakingOff.signal)
        .then(() => clock.wait(rest, stopping.signal))
        .finally(() => {
          underWay.delete(mail.id);
          wake();
        });
      underWay.set(mail.id, delivery);
    }
    return idle;
  }

  const working = work();
  return {
    wake,
    async close() {
      stopping.abort();
      await working;
      const finished = new AbortController();
      void clock.wait(grace, finished.signal).then(() => breakingOff.abort());
      await Promise.all(underWay.values());
      finished.abort();
    },
  };
}
