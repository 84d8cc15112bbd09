/** How far this process is from what is published; times are milliseconds since 1970. */
export interface RemoteStanding {
  /** The commit that this process shows, as of its last look. */
  here: string | null;
  /** The commit last seen in the remote. */
  there: string | null;
  /** When the remote answered last; at first, when this process began to ask. */
  lookedAt: number;
  /** Since when there is something in the remote that this process could not take over; `null`: it has it. */
  behindSince: number | null;
}

/** The same, with when a publish of this process last failed at the remote, and of what; `null`: never. */
export interface SharedStanding extends RemoteStanding {
  refused: { at: number; reason: string } | null;
}
