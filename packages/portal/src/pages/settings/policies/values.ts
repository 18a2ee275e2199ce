/** Values of policies in words, and what is typed as values. */
import type { PolicySetting } from '@heldby/client';
import { POLICIES as words } from '../../../words/settings.ts';

type Typed = Pick<PolicySetting, 'name' | 'type' | 'unit'>;

/** `maxHeldDevices` as `Max held devices`. */
export function sayName({ name }: Pick<PolicySetting, 'name'>): string {
  const text = name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sayValue({ type, unit }: Typed, value: unknown): string {
  if (value === null || value === undefined) return type === 'integer' ? words.none : words.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.unit(value, unit);
  if (Array.isArray(value)) return value.length === 0 ? words.unset : value.map(sayItem).join(', ');
  return String(value);
}

function sayItem(item: unknown): string {
  return typeof item === 'object' && item !== null && 'model' in item ? String(item.model) : String(item);
}

/** Lists of texts are typed line by line, lists of objects as JSON. */
export function isList({ name, type }: Typed): boolean {
  return type === 'array' && name !== 'webexModels';
}

/** What the field shows at first: nothing where the organization has set nothing. */
export function textOf(setting: Pick<PolicySetting, 'name' | 'type' | 'unit' | 'source' | 'value'>): string {
  const { value, source } = setting;
  if (source !== 'organization' || value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  return isList(setting) ? value.join('\n') : JSON.stringify(value, null, 2);
}

/** Null takes the setting back to what holds without it; undefined is no value of its type. */
export function readTyped(setting: Typed, text: string): unknown {
  const typed = text.trim();
  if (typed === '') return null;
  if (setting.type === 'boolean') return typed === 'true';
  if (setting.type === 'integer') return /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;
  if (setting.type === 'string') return typed;
  if (isList(setting)) return typed.split(/[\s,]+/).map(item => (/^\d+$/.test(item) ? Number(item) : item));
  try {
    const list: unknown = JSON.parse(typed);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
