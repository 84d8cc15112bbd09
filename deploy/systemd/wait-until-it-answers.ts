import { setTimeout as wait } from 'node:timers/promises';

// Run by systemd after a start: ends when the site answers at the address given, with 1 after two minutes.
const [address = ''] = process.argv.slice(2);
const until = performance.now() + 120_000;

while (!(await answers())) {
  if (performance.now() > until) {
    console.error(`${address} did not answer within two minutes.`);
    process.exit(1);
  }
  await wait(200);
}

function answers(): Promise<boolean> {
  return fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
