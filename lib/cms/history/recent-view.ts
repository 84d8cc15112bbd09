import { isGonePage } from '#lib/content/collections/entry-kinds.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { locales } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { type RecentCommit, recentCommits } from '../git/recent-commits.ts';
import { historyAddress } from '../links/history-address.ts';
import type { Publish, RecentView, TouchedDocument } from './content-history.ts';

const publishesOnPage = 25;
const documentsListed = 5;
const deletedListed = 20;

/** A page of the latest publishes, from 1; on the first, also what was deleted. */
export async function recentView(context: StudioContext, page: number): Promise<RecentView> {
  const { place } = context.repository;
  const skip = (page - 1) * publishesOnPage;
  const commits = await recentCommits(place, { limit: publishesOnPage + 1, skip });
  const changedSince = new Set<string>();
  const publishes = commits.slice(0, publishesOnPage).map((commit): Publish => {
    const isLast = commit.paths.every(({ path }) => !changedSince.has(path));
    for (const { path } of commit.paths) changedSince.add(path);
    // On later pages what came since is not at hand.
    return toPublish(context, commit, page === 1 && isLast && commit.hasParent);
  });
  return {
    publishes,
    hasOlder: commits.length > publishesOnPage,
    deleted: page === 1 ? await deletedDocuments(context) : [],
  };
}

function toPublish(context: StudioContext, commit: RecentCommit, canUndo: boolean): Publish {
  return {
    commit: commit.commit,
    who: commit.author.name,
    at: Date.parse(commit.at),
    subject: commit.subject,
    documents: commit.paths.slice(0, documentsListed).map((path) => toDocument(context, path)),
    more: Math.max(0, commit.paths.length - documentsListed),
    canUndo,
  };
}

function toDocument(context: StudioContext, { path, state }: RecentCommit['paths'][number]): TouchedDocument {
  const prefix = context.repository.place.content;
  const id = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  const file = contentFile(id);
  if (!file) return { title: path, language: null, state, history: null };
  return {
    title: context.content.index.get(id) ? entryTitle(context.content, id) : file.stem,
    language: file.locale && locales[file.locale].name,
    state,
    history: historyAddress(id),
  };
}

async function deletedDocuments(context: StudioContext): Promise<RecentView['deleted']> {
  const prefix = context.repository.place.content;
  const commits = await recentCommits(context.repository.place, { limit: 50, deletedOnly: true });
  const seen = new Set<string>();
  return commits
    .flatMap((commit) =>
      commit.paths.flatMap((path) => {
        const id = path.path.slice(prefix.length);
        const file = contentFile(id);
        // A retired page goes when the page itself is back: there is nothing to be missed.
        const isMissed = file !== null && !isGonePage(file) && !context.content.index.get(id);
        const isGone = path.state === 'deleted' && isMissed;
        if (!isGone || seen.has(id)) return [];
        seen.add(id);
        return [{ ...toDocument(context, path), who: commit.author.name, at: Date.parse(commit.at) }];
      }),
    )
    .slice(0, deletedListed);
}
