import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';
import { formLimits } from './form-limits.ts';
import type { FormReading, FormRefusal, RefusedUpload, SpooledFile } from './form-reading.ts';

/** A file as it comes in. */
export interface IncomingFile {
  /** As the browser calls it: not clean. */
  name: string;
  body: AsyncIterable<Uint8Array>;
}

/** Spools one file. It may stop reading early; the rest is read past. */
export type ReceiveFile = (file: IncomingFile) => Promise<SpooledFile | RefusedUpload>;

/** Collects the fields and files that a parser finds, until the end or the first reason to refuse the form. */
export class MultipartForm {
  refusal: FormRefusal | null = null;
  readonly #fields = new URLSearchParams();
  #textBytes = 0;
  readonly #files: Promise<SpooledFile | RefusedUpload>[] = [];
  readonly #streams: BusboyFileStream[] = [];
  readonly #receiveFile: ReceiveFile | undefined;
  readonly #stopped = Promise.withResolvers<void>();

  constructor(receiveFile: ReceiveFile | undefined) {
    this.#receiveFile = receiveFile;
  }

  /** Takes what `parser` finds; resolves when it is at the end of the body, or the form was refused. */
  listen(parser: BusboyInstance): Promise<void> {
    parser.on('field', (name, value, _nameCut, isCut) => this.#takeField(name, value, isCut));
    parser.on('file', (_field, stream, name) => this.#takeFile(name ?? '', stream));
    parser.on('fieldsLimit', () => this.refuse({ status: 413, reason: 'too-many-fields' }));
    parser.on('partsLimit', () => this.refuse({ status: 413, reason: 'too-many-fields' }));
    parser.on('error', () => this.refuse({ status: 400, reason: 'malformed' }));
    parser.on('finish', () => this.#stopped.resolve());
    return this.#stopped.promise;
  }

  /** Ends the collecting; files under way are given up. */
  refuse(refusal: FormRefusal): void {
    this.refusal ??= refusal;
    for (const stream of this.#streams) stream.destroy(new Error('the form was refused'));
    this.#stopped.resolve();
  }

  /** What came of it, once every file is spooled. Rejects where a file could not be. */
  async reading(): Promise<FormReading> {
    const settled = await Promise.allSettled(this.#files);
    const files = settled.flatMap((file) => (file.status === 'fulfilled' ? [file.value] : []));
    const failed = settled.find((file) => file.status === 'rejected');
    if (failed && !this.refusal) throw failed.reason;
    const parts = {
      fields: this.#fields,
      files: files.filter((file) => 'path' in file),
      refused: files.filter((file) => 'reason' in file),
    };
    return this.refusal ? { kind: 'refused', ...this.refusal, ...parts } : { kind: 'form', ...parts };
  }

  #takeField(name: string | undefined, value: string, isCut: boolean): void {
    if (this.refusal || !name) return;
    this.#fields.append(name, value);
    this.#textBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (isCut || this.#textBytes > formLimits.text) this.refuse(bodyTooLarge);
  }

  #takeFile(name: string, stream: BusboyFileStream): void {
    // Without a listener the error of a file that ends too early would end the process.
    stream.on('error', () => {});
    // A file input that was left empty sends a part without a name.
    if (!this.#receiveFile || this.refusal || name === '') return void stream.resume();
    if (this.#files.length >= formLimits.files) {
      this.#files.push(Promise.resolve({ name, reason: 'too-many' }));
      return void stream.resume();
    }
    this.#streams.push(stream);
    const body = stream.iterator({ destroyOnReturn: false });
    const received = this.#receiveFile({ name, body });
    this.#files.push(received);
    // Whatever became of it: the parser goes on only when the file has been read to its end.
    received.then(
      () => stream.resume(),
      () => stream.resume(),
    );
  }
}

const bodyTooLarge: FormRefusal = { status: 413, reason: 'too-large' };
