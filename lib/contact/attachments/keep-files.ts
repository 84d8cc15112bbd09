import { createReadStream } from 'node:fs';
import { judgeFile } from '#lib/files/judge-file.ts';
import type { ReceivedUpload, RefusedUpload, SpooledFile } from '#lib/http/form-reading.ts';
import type { MessageStore } from '../message-store.ts';
import { dailyBudget } from './daily-budget.ts';
import { fileName, shownName } from './file-name.ts';

/** Bytes of files that are kept in a day: of one client three full forms, of all a hundred of the largest files. */
const usual = { client: 100 * 1024 * 1024, all: 1024 * 1024 * 1024 };

/** Judges and keeps the files of a form whose token is valid; `client` is who sent it, where that can be told. */
export type KeepFiles = (
  files: readonly SpooledFile[],
  client: string | null,
) => Promise<{ uploads: ReceivedUpload[]; refused: RefusedUpload[] }>;

/** Makes the function that keeps files until their message comes, within a budget for the day. */
export function keepFiles(keepUpload: MessageStore['keepUpload'], most = usual): KeepFiles {
  const budget = dailyBudget(most);

  async function keep(
    { name: given, path, size }: SpooledFile,
    client: string | null,
  ): Promise<ReceivedUpload | RefusedUpload> {
    const shown = shownName(given);
    if (size === 0) return { name: shown, reason: 'empty' };
    if (!budget.take(client, size, Date.now())) return { name: shown, reason: 'no-room' };
    let isKept = false;
    try {
      const verdict = await judgeFile(path, size);
      if (verdict.kind === 'refused') return { name: shown, reason: verdict.reason };
      const name = fileName(given, verdict.type);
      const upload = await keepUpload({ name, type: verdict.type, body: createReadStream(path) });
      isKept = true;
      return upload;
    } finally {
      if (!isKept) budget.giveBack(client, size);
    }
  }

  return async (files, client) => {
    const uploads: ReceivedUpload[] = [];
    const refused: RefusedUpload[] = [];
    for (const file of files) {
      const kept = await keep(file, client);
      if ('id' in kept) uploads.push(kept);
      else refused.push(kept);
    }
    return { uploads, refused };
  };
}
