import { vi } from 'vitest';

/**
 * Waits until `check` passes, and fails with its failure when it never does.
 * The wait is long on purpose: how fast something comes is measured by the bench, and a busy machine is no fault.
 */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 25_000, interval: 20 });
}
