/** Spells the names of schemas and groups. */
import { inWords } from '../../lib/in-words.ts';

/** `mobile_devices.create` becomes `MobileDevicesCreate`. */
export function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** The route's group, and the rest of its id: `people` and `create`. */
export function wordsOf(id: string): readonly [group: string, action: string] {
  const [, group = '', ...rest] = id.split('.');
  return [group, rest.join('.')];
}

/** `lockOuts` and `lock_outs` are `Lock-outs`. */
export function spoken(name: string): string {
  const words = inWords(name);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
