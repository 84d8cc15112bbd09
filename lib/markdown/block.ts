import type { z } from 'zod';
import type { EditorWords } from '#lib/fields/field.ts';

/** What an author can place in Markdown as `{% name {json} %}`, or `{% name {json} %} … {% endname %}`. */
export interface BlockDefinition<Schema extends z.ZodType = z.ZodType> {
  /** The tag; also the name of the block's folder. */
  name: string;
  /** Older names of the same block, such as `numbers` for `metrics`. */
  aliases?: readonly string[];
  /** The words under which an editor finds the block. */
  label: EditorWords;
  /** Whether the block encloses Markdown up to `{% endname %}`. */
  encloses: boolean;
  /** The shape of its parameters. */
  schema: Schema;
  /**
   * Whether valid parameters and what is enclosed show nothing (content case 8): the block and an orphaned heading
   * before it go.
   */
  isEmpty?(parameters: z.infer<Schema>, enclosed: string): boolean;
  /** The strings in valid parameters whose inline Markdown is shown; they are parsed with the text. */
  inline?(parameters: z.infer<Schema>): readonly string[];
  /** The addresses of media and links in valid parameters, so that they can be looked up and checked. */
  addresses?(parameters: z.infer<Schema>): BlockAddresses;
  /** The pictures in valid parameters, so that those without words for them are told (content case 16). */
  pictures?(parameters: z.infer<Schema>): readonly BlockPicture[];
  /** The figures in valid parameters, so that editors learn how they are shown (content case 10). */
  figures?(parameters: z.infer<Schema>): readonly string[];
}

/** Addresses in the parameters of a block, as written. */
export interface BlockAddresses {
  media?: string[];
  links?: string[];
}

/** A picture in the parameters of a block, as written. */
export interface BlockPicture {
  path: string;
  alt?: string | undefined;
}

/** Declares a block; the schema's type is kept for its component. */
export function defineBlock<Schema extends z.ZodType>(
  definition: BlockDefinition<Schema>,
): BlockDefinition<Schema> {
  return definition;
}
