/** The types of events of telephony: lines, numbers, desk phones and their guests. */
import { Calling, DeskPhone, GuestSession } from '../objects.ts';
import { VirtualLine } from '../place-objects.ts';
import { closed, Time } from '../schema.ts';
import { changed, created, type EventDeclaration, noted, notedWith, removed, set } from './declare.ts';
import { Activation, Customization, DeskDefaults, Hoteling, KeyTemplate, Line } from './nouns.ts';

const DEVICE = { subject: 'device', device: 'always' } as const;
const DESK_PHONE = { subject: 'device', device: 'always', owner: 'sometimes' } as const;
const OWNER = { subject: 'owner', owner: 'always' } as const;
const LINE = { subject: 'line', device: 'always', owner: 'always' } as const;
const GUEST = { subject: 'guest session', device: 'always', owner: 'always' } as const;
const KEY_TEMPLATE = { subject: 'key template' } as const;
const VIRTUAL_LINE = { subject: 'virtual line', owner: 'always' } as const;

/** The end of an interval. The event of its beginning has the other members. */
const Ended = closed({ until: Time });

export const TELEPHONY_EVENTS = {
  'line.created': created(Line, LINE, 'An owner got a line on a device.'),
  'line.updated': changed(Line, LINE, 'The settings of a line were changed.'),
  'line.ended': notedWith(Ended, LINE, 'A line was removed from a device.'),
  'virtual_line.created': created(VirtualLine, VIRTUAL_LINE, 'A virtual line was added.'),
  'virtual_line.updated': changed(VirtualLine, VIRTUAL_LINE, 'A virtual line got another name.'),
  'virtual_line.closed': changed(VirtualLine, VIRTUAL_LINE, 'A virtual line was closed: its lines on devices were ended.'),
  'virtual_line.reopened': changed(VirtualLine, VIRTUAL_LINE, 'A virtual line was opened again, on no device.'),
  'calling.updated': set(Calling, OWNER, "An owner's calling was set or changed."),
  'calling.removed': removed(Calling, OWNER, 'An owner can no longer be called.'),
  'hoteling.updated': changed(Hoteling, OWNER, 'An owner changed their settings as a host of guests.'),
  'desk_phone.activated': changed(DeskPhone, DESK_PHONE, 'A desk phone or room device reported for the first time.'),
  'desk_phone.checked_in': changed(DeskPhone, DESK_PHONE, 'A desk phone or room device reported again.'),
  'desk_phone.customized': notedWith(Customization, DEVICE, 'The settings of a device were changed.'),
  'desk_phone.changes_applied': noted(DEVICE, 'A device was told to apply its settings.'),
  'desk_phone.password_changed': noted(DEVICE, 'The SIP password of a device was changed; it is not shown.'),
  'desk_settings.updated': notedWith(
    DeskDefaults,
    { subject: 'organization or location' },
    'The settings were changed of phones that have none of their own, in the organization or in a location.',
  ),
  'key_template.created': created(KeyTemplate, KEY_TEMPLATE, 'A template of line keys was added.'),
  'key_template.updated': changed(KeyTemplate, KEY_TEMPLATE, 'A template of line keys was changed.'),
  'key_template.removed': removed(KeyTemplate, KEY_TEMPLATE, 'A template of line keys was removed; phones keep their keys.'),
  'activation.issued': created(
    Activation,
    { subject: 'activation', owner: 'always' },
    'An activation code was made; it is not shown.',
  ),
  'activation.redeemed': noted(
    { subject: 'activation', device: 'always', owner: 'always' },
    'An activation code was used to add the device.',
  ),
  'guest_session.started': created(GuestSession, GUEST, "A guest began to use another owner's device."),
  'guest_session.updated': changed(GuestSession, GUEST, 'The planned end of a guest session was moved.'),
  'guest_session.ended': notedWith(Ended, GUEST, 'A guest no longer uses the device.'),
} as const satisfies Readonly<Record<string, EventDeclaration>>;
