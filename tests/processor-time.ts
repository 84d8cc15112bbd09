/**
 * Milliseconds of processor time that this process spends on `work`, with all its threads.
 * Unlike the time on the clock it does not grow while other tests have the machine.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
