/** Why a message is set aside rather than shown with the others. It is stored in either case. */
export type Suspicion =
  | { code: 'honeypot' }
  | { code: 'too-fast'; seconds: number }
  | { code: 'no-origin' }
  | { code: 'many-from-one-place'; count: number }
  | { code: 'links'; count: number }
  | { code: 'words'; probability: number; words: readonly string[] };

/** What the filter makes of a text. */
export interface SpamVerdict {
  /** From 0 (surely wanted) to 1 (surely spam). */
  probability: number;
  isSpam: boolean;
  /** The words that counted most, strongest first, each with the way it leans. */
  words: readonly { word: string; leansTo: 'spam' | 'wanted' }[];
}

/** Judges messages by their words and learns from people's marks. */
export interface SpamFilter {
  judge(text: string): Promise<SpamVerdict>;
  learn(text: string, mark: 'spam' | 'wanted'): Promise<void>;
  /** Takes back what `learn` was told of this text. */
  unlearn(text: string, mark: 'spam' | 'wanted'): Promise<void>;
}
