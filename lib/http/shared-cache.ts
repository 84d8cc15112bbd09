let second = 0;
let value = '';

/**
 * `X-Accel-Expires` for an answer that everybody may have: nginx keeps it until the second in which it was made
 * is over, and asks again after that. A span would be counted in whole seconds from then on and last up to two.
 */
export function untilNextSecond(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    value = `@${now}`;
  }
  return value;
}
