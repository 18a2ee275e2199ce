/** Values of policies in words, and what is typed as values. */
import type { PolicySetting } from '@heldby/client';
import { POLICY_NAMES, POLICY_VALUES, POLICIES as words } from '../../../words/policies.ts';

type Typed = Pick<PolicySetting, 'name' | 'type' | 'unit'>;

type Group = keyof typeof POLICY_NAMES;

const GROUPS = Object.keys(POLICY_NAMES) as Group[];

/** The settings in the groups in which people look for them, and in the order of their names there. */
export function groupSettings<T extends Pick<PolicySetting, 'name'>>(
  settings: readonly T[],
): readonly (readonly [Group, readonly T[]])[] {
  const groups = GROUPS.map(group => {
    const names = Object.keys(POLICY_NAMES[group]);
    const known = names.flatMap(name => settings.filter(setting => setting.name === name));
    return [group, group === 'other' ? [...known, ...settings.filter(isUnnamed)] : known] as const;
  });
  return groups.filter(([, ofGroup]) => ofGroup.length > 0);
}

function isUnnamed({ name }: Pick<PolicySetting, 'name'>): boolean {
  return GROUPS.every(group => POLICY_NAMES[group][name] === undefined);
}

/** A setting that has no name yet is said by its own: `maxHeldDevices` as `Max held devices`. */
export function sayName({ name }: Pick<PolicySetting, 'name'>): string {
  const known = GROUPS.map(group => POLICY_NAMES[group][name]).find(text => text !== undefined);
  if (known !== undefined) return known;
  const text = name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sayValue({ type, unit }: Typed, value: unknown): string {
  if (value === null || value === undefined) return type === 'integer' ? words.none : words.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.unit(value, unit);
  if (Array.isArray(value)) return value.length === 0 ? words.unset : value.map(sayItem).join(', ');
  return sayWord(String(value));
}

export function sayWord(word: string): string {
  return POLICY_VALUES[word] ?? word;
}

function sayItem(item: unknown): string {
  return typeof item === 'object' && item !== null && 'model' in item ? String(item.model) : sayWord(String(item));
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

/** Without the marks of code and without the default, which is shown beside it. */
export function sayDescription({ description }: Pick<PolicySetting, 'description'>): string {
  return description.replace(/ (?:Defaults to [^.]+|Empty by default|Unlimited by default)\.$/, '').replaceAll('`', '');
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
