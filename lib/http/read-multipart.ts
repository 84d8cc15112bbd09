import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { type BodyReader, type BodyStep, bodyRefusals, readBody } from './body-reader.ts';
import { formLimits } from './form-limits.ts';
import type { FormReading } from './form-reading.ts';
import { MultipartForm, type ReceiveFile } from './multipart-form.ts';

interface MultipartOptions {
  type: string;
  receiveFile?: ReceiveFile;
  milliseconds: number;
}

/** Bytes for the headers and boundaries of all parts. */
const overhead = 32 * 1024;
/** Bytes by which files may be too large before the whole form is refused rather than the one file. */
const tolerance = 64 * 1024 * 1024;
/** Parts with a file name, also empty ones, after which the form is refused. */
const mostFileParts = 20;

/** Reads a form of type multipart/form-data (RFC 7578). */
export async function readMultipart(
  request: IncomingMessage,
  options: MultipartOptions,
): Promise<FormReading> {
  const { receiveFile, milliseconds } = options;
  const files = receiveFile ? formLimits.files * formLimits.file + tolerance : 0;
  const body = readBody(request, { bytes: formLimits.text + overhead + files, milliseconds });
  const parser = openParser(options.type);
  const form = new MultipartForm(receiveFile);
  if (parser) await pump(body, parser, form);
  else form.refuse({ status: 400, reason: 'malformed' });
  if (form.refusal) await body.discardRest();
  return form.reading();
}

/** Feeds the parser with the body until it ends or the form is refused. */
async function pump(body: BodyReader, parser: BusboyInstance, form: MultipartForm): Promise<void> {
  const done = form.listen(parser);
  let step: BodyStep = await body.next();
  for (; step.kind === 'chunk' && !form.refusal; step = await body.next()) {
    const { chunk } = step;
    await Promise.race([new Promise((resolve) => parser.write(chunk, resolve)), done]);
  }
  if (step.kind !== 'chunk' && step.kind !== 'end') form.refuse(bodyRefusals[step.kind]);
  if (!form.refusal) parser.end();
  await done;
}

/** `null` if the type names no boundary. */
function openParser(type: string): BusboyInstance | null {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
      limits: {
        fieldSize: formLimits.text,
        fields: formLimits.fields,
        files: mostFileParts,
        parts: formLimits.fields + mostFileParts,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch {
    return null;
  }
}
