import { parseArgs } from 'node:util';
import { tormentMail } from './torment-mail.ts';

/** `npm run torture -- mail [--kills N] [--hours N]`: a mail server out of order, and a sender that is killed. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '70' },
    hours: { type: 'string', default: '72' },
    seconds: { type: 'string', default: '150' },
    mails: { type: 'string', default: '300' },
  },
});
const [kills, hours, seconds, mails] = [values.kills, values.hours, values.seconds, values.mails].map(Number);
const tally = await tormentMail(
  { kills: kills ?? 0, hours: hours ?? 0, seconds: seconds ?? 0, mails: mails ?? 0 },
  (line) => console.log(line),
);
console.log(
  `${tally.kills} kills (${tally.interrupted} mails under way), ${tally.delivered} of ${tally.mails} mails delivered ` +
    `in ${tally.attempts} attempts, ${tally.duplicates} copies more under the same Message-IDs, ${tally.wrong.length} wrong`,
);
for (const line of tally.wrong) console.error(line);
process.exitCode = tally.wrong.length === 0 && tally.interrupted > 0 ? 0 : 1;
