/** Runs before anything is drawn: sets the colours that the person chose, so that the page never flashes in the others. */
import { applyTheme, storedTheme } from './app/theme.ts';

applyTheme(storedTheme());
