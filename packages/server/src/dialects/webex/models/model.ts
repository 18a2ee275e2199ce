/** A model of the table, with what only this vendor's API says about it. */
import type { AddedBy, PhoneModel } from '../../../domain/phone-catalogue.ts';
import { type Family, ROOM_OS } from './families.ts';

export interface WebexModel extends PhoneModel {
  readonly family: Family;
  /** How many key expansion modules can be attached, and of which types. */
  readonly modules: number;
  readonly moduleTypes: readonly string[];
  readonly touch: boolean;
}

export type Given = Pick<WebexModel, 'model' | 'displayName' | 'ports'> & Partial<Extra>;
type Extra = Pick<WebexModel, 'make' | 'modules' | 'moduleTypes' | 'touch'>;

export function modelOf(family: Family, addedBy: readonly AddedBy[], given: Given): WebexModel {
  return {
    make: family.manufacturer === 'CISCO' ? 'Cisco' : null,
    kind: family === ROOM_OS ? 'room_device' : 'desk_phone',
    modules: 0,
    moduleTypes: [],
    touch: false,
    ...given,
    family,
    addedBy,
  };
}
