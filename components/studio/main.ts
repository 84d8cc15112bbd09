import { z } from 'zod';
import './studio.css';
import { showCrash } from './crash/show-crash.tsx';
import { readStart } from './read-start.ts';
import { startStudio } from './start-studio.ts';

// The studio's bundle begins here. zod would compile its parsers, which the page's policy forbids.
z.config({ jitless: true });
const start = readStart();
startStudio(start).catch((error: unknown) => {
  console.error(error);
  showCrash(start, error);
});
