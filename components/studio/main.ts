import { z } from 'zod';
import './studio.css';
import { readStart } from './read-start.ts';
import { startStudio } from './start-studio.ts';

// The studio's bundle begins here. zod would compile its parsers, which the page's policy forbids.
z.config({ jitless: true });
void startStudio(readStart());
