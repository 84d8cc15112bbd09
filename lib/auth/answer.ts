/** What one of better-auth's functions answered. */
export interface EngineAnswer {
  isOk: boolean;
  status: number;
  /** The machine's word for what is wrong. */
  code: string;
  body: Record<string, unknown>;
  /** Whole `Set-Cookie` values. */
  cookies: string[];
}

/** Reads an answer of better-auth. */
export async function readAnswer(response: Response): Promise<EngineAnswer> {
  const text = await response.text();
  // Its answers are objects, or `null` where there is nothing to say.
  const body: Record<string, unknown> = (text ? JSON.parse(text) : null) ?? {};
  return {
    isOk: response.ok,
    status: response.status,
    code: String(body.code ?? ''),
    body,
    cookies: response.headers.getSetCookie(),
  };
}
