/** How many bytes of files are taken in a day: of one client, and of all together. */
export interface DailyBudget {
  /** Takes so many bytes out of both budgets where they have room. `null` are all whose address is not known. */
  take(client: string | null, bytes: number, now: number): boolean;
  /** Puts back what was taken for a file that was not kept after all. */
  giveBack(client: string | null, bytes: number): void;
}

interface Window {
  spent: number;
  since: number;
}

const day = 24 * 60 * 60 * 1000;

/** Clients that are remembered; beyond, the one seen first is forgotten. The common budget counts it all the same. */
const maxClients = 10_000;

/**
 * Budgets that start anew with the first file after 24 hours. Files of forms that nobody finishes are kept for a
 * day: without an end to them, somebody could fill the disk; without one for each client, use up everybody's.
 */
export function dailyBudget(most: { all: number; client: number }): DailyBudget {
  const all: Window = { spent: 0, since: 0 };
  const clients = new Map<string, Window>();

  function windowOf(client: string | null): Window {
    const key = client ?? '';
    const window = clients.get(key) ?? { spent: 0, since: 0 };
    clients.set(key, window);
    const [first] = clients.keys();
    if (clients.size > maxClients && first !== undefined) clients.delete(first);
    return window;
  }

  return {
    take(client, bytes, now) {
      const own = windowOf(client);
      for (const window of [all, own]) renew(window, now);
      if (all.spent + bytes > most.all || own.spent + bytes > most.client) return false;
      for (const window of [all, own]) {
        if (window.spent === 0) window.since = now;
        window.spent += bytes;
      }
      return true;
    },
    giveBack(client, bytes) {
      for (const window of [all, windowOf(client)]) window.spent = Math.max(0, window.spent - bytes);
    },
  };
}

/** A clock that is set back starts anew as well. */
function renew(window: Window, now: number): void {
  if (Math.abs(now - window.since) > day) window.spent = 0;
}
