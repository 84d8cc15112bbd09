import { type Environment, EnvironmentError, readEnvironment } from '#lib/env.ts';
import { projectRoot } from './project-root.ts';

/** Reads the environment, or says what is wrong with it and ends the process. */
export function prepare(): Environment {
  // Messages and build output are found from here, wherever the command was given.
  process.chdir(projectRoot);
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
