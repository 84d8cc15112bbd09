/** A file that came with a form and lies where it was spooled; nobody has judged it. */
export interface SpooledFile {
  /** As the browser calls it: not clean. */
  name: string;
  path: string;
  /** Bytes. */
  size: number;
}

/** A file that came with a form, judged by its content and kept under `id` until the message is sent or a day has passed. */
export interface ReceivedUpload {
  /** 128 random bits in base64url; knowing it is what allows a form to name the file again. */
  id: string;
  name: string;
  /** Media type found in the content. */
  type: string;
  /** Bytes. */
  size: number;
}

/** A file that was not taken, and why. */
export interface RefusedUpload {
  name: string;
  /**
   * `no-room`: more files have come today than can be kept. `not-kept`: the form that it came with was not known to
   * be ours, so it has to be chosen again.
   */
  reason: 'too-large' | 'too-many' | 'wrong-type' | 'empty' | 'damaged' | 'no-room' | 'not-kept';
}

/** What was read of a form until its end, or until it was refused. */
interface FormParts {
  fields: URLSearchParams;
  files: SpooledFile[];
  refused: RefusedUpload[];
}

/** What came of reading the body of a form. */
export type FormReading =
  | ({ kind: 'form' } & FormParts)
  /** The form can be shown again with what had come by then. */
  | ({
      kind: 'refused';
      status: 400 | 408 | 413 | 415;
      reason: 'malformed' | 'too-slow' | 'too-large' | 'too-many-fields' | 'wrong-type';
    } & FormParts);

/** Why the body of a form was not read to its end. */
export type FormRefusal = Pick<Extract<FormReading, { kind: 'refused' }>, 'status' | 'reason'>;
