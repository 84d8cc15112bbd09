/** What a form may weigh, however it is sent. */
export const formLimits = {
  /** Bytes of all fields together. */
  text: 64 * 1024,
  fields: 50,
  files: 3,
  /** Bytes of one file. */
  file: 10 * 1024 * 1024,
  milliseconds: 60_000,
  /** With files, since ten megabytes take a phone longer than a minute. */
  millisecondsWithFiles: 240_000,
} as const;
