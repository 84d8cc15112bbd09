/** Asks about the newest of many inputs. */
export interface Latest<Input> {
  /** Asks at once if nothing is under way, else when that is done, then only about the last input. */
  push(input: Input): void;
}

export interface LatestOptions<Input, Answer> {
  ask(input: Input): Promise<Answer>;
  onAnswer(answer: Answer, input: Input): void;
  onFailure(error: unknown): void;
  /** Milliseconds at least between the starts of two questions. */
  pause: number;
}

/** Keeps one question at a time under way, so that answers come in order and fast typing asks no more often. */
export function createLatest<Input, Answer>(options: LatestOptions<Input, Answer>): Latest<Input> {
  let waiting: { input: Input } | null = null;
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      const started = performance.now();
      try {
        options.onAnswer(await options.ask(input), input);
      } catch (error) {
        options.onFailure(error);
      }
      const rest = options.pause - (performance.now() - started);
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    isBusy = false;
  }

  return {
    push(input) {
      waiting = { input };
      if (!isBusy) void work();
    },
  };
}
