/** The choice of colours as commands, for the palette and for the account's menu. */
import { monitorIcon, moonIcon, sunIcon } from '../kit/generated/icons.ts';
import { ACCOUNT } from '../words/app.ts';
import type { Command } from './commands.ts';
import { storeTheme, THEMES } from './theme.ts';

const ICONS = { system: monitorIcon, light: sunIcon, dark: moonIcon };

export function themeCommands(): readonly Command[] {
  return THEMES.map(theme => ({
    text: ACCOUNT.themes[theme],
    icon: ICONS[theme],
    everywhere: true,
    run: () => storeTheme(theme),
  }));
}
