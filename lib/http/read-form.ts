import type { IncomingMessage } from 'node:http';
import { type BodyStep, bodyRefusals, readBody } from './body-reader.ts';
import { formLimits } from './form-limits.ts';
import type { FormReading, FormRefusal } from './form-reading.ts';
import type { ReceiveFile } from './multipart-form.ts';
import { readMultipart } from './read-multipart.ts';

export interface ReadFormOptions {
  /** Spools a file; without it files are read past. */
  receiveFile?: ReceiveFile;
  /** Bytes of the text of an urlencoded form, where it may be more than usual. */
  maxBytes?: number | undefined;
  /** How long a form may take to come; for tests. */
  milliseconds?: number;
}

/**
 * Reads the form in the body of `request` (urlencoded or multipart), counted and timed, never holding more
 * than its text in memory. What is left of a refused form is read past, so that the browser hears the answer.
 */
export async function readForm(
  request: IncomingMessage,
  options: ReadFormOptions = {},
): Promise<FormReading> {
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data\s*;/i.test(type)) {
    const time = options.receiveFile ? formLimits.millisecondsWithFiles : formLimits.milliseconds;
    return readMultipart(request, { milliseconds: time, ...options, type });
  }
  const body = readBody(request, {
    bytes: options.maxBytes ?? formLimits.text,
    milliseconds: options.milliseconds ?? formLimits.milliseconds,
  });
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    await body.discardRest();
    return refused(new URLSearchParams(), { status: 415, reason: 'wrong-type' });
  }
  const chunks: Buffer[] = [];
  let step: BodyStep = await body.next();
  for (; step.kind === 'chunk'; step = await body.next()) chunks.push(step.chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (step.kind !== 'end') {
    await body.discardRest();
    return refused(fieldsOf(text), bodyRefusals[step.kind]);
  }
  if (text.split('&', formLimits.fields + 1).length > formLimits.fields) {
    return refused(fieldsOf(text), { status: 413, reason: 'too-many-fields' });
  }
  return { kind: 'form', fields: fieldsOf(text), files: [], refused: [] };
}

function refused(fields: URLSearchParams, refusal: FormRefusal): FormReading {
  return { kind: 'refused', ...refusal, fields, files: [], refused: [] };
}

/** The first fields of an urlencoded text; escapes that are no UTF-8 become U+FFFD. */
function fieldsOf(text: string): URLSearchParams {
  return new URLSearchParams(text.split('&', formLimits.fields).join('&'));
}
