import type { TextEdit } from '../text-edits.ts';
import type { YamlStyle } from './write-yaml.ts';

/** What a merge of values works on: where the edits go, and how the file is written. */
export interface MergeTask {
  text: string;
  style: YamlStyle;
  edits: TextEdit[];
}
