/** Writes the portal's colours: five scales of Radix Colors, each step with its value for light and for dark. */
import { readFileSync } from 'node:fs';
import type { Generate } from '../generate.ts';

const SCALES = ['slate', 'blue', 'green', 'amber', 'red'] as const;

const HEAD = `/* The colours: values of Radix Colors (radix-ui.com/colors, MIT License). Generated: \`npm run generate\`.
   Of each scale 1-2 are backgrounds, 3-5 fills, 6-8 borders, 9-10 solid, 11-12 text. On a fill of the same scale, text is step 12. */
`;

export const generate: Generate = async () => {
  const scales = SCALES.map(scale => {
    const [light, dark] = [readScale(scale, `${scale}.css`), readScale(scale, `${scale}-dark.css`)];
    return light.map((value, index) => `  --${scale}-${index + 1}: light-dark(${value}, ${dark[index]});`).join('\n');
  });
  return { 'packages/portal/src/look/palette.css': `${HEAD}:root {\n${scales.join('\n\n')}\n}\n` };
};

/** The twelve hex values of one scale, in order. */
function readScale(scale: string, file: string): string[] {
  const css = readFileSync(`node_modules/@radix-ui/colors/${file}`, 'utf8');
  const values = [...css.matchAll(new RegExp(`--${scale}-\\d+: (#[0-9a-f]{6});`, 'g'))].map(([, value = '']) => value);
  if (values.length < 12) throw new Error(`${file} has ${values.length} values, not 12`);
  return values.slice(0, 12);
}
