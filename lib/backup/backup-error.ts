/** Why a backup cannot be made or restored; the words are below `terminal.` in the messages. */
export type BackupProblem =
  | `backup.${'noDatabase' | 'noRepository' | 'shallow' | 'otherVersion'}`
  | `restore.${'noManifest' | 'missingPart' | 'damagedPart' | 'databaseNotEmpty' | 'siteRuns' | 'otherMedia'}`
  | `restore.${'otherCount' | 'notTheRepository' | 'uncommitted' | 'otherCommits' | 'otherFolder'}`
  | `restore.${'remoteAway' | 'link'}`;

/** A backup cannot be made or restored as things are. */
export class BackupError extends Error {
  override name = 'BackupError';
  readonly problem: BackupProblem;
  readonly values: Record<string, string | number>;

  constructor(problem: BackupProblem, values: Record<string, string | number> = {}) {
    super(`${problem} ${JSON.stringify(values)}`);
    this.problem = problem;
    this.values = values;
  }
}
