/** The site cannot start as things are; the words say what to do. */
export class StartError extends Error {
  override name = 'StartError';
}
