/** The types of events of the installation itself, which belong to no organization. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { closed, freeText } from '../schema.ts';
import { notedWith } from './declare.ts';

const INSTALLATION = { subject: 'installation' } as const;

export const INSTALLATION_EVENTS = {
  'installation.keys_rotated': notedWith(
    closed({ keyId: freeText(LENGTHS.id, 'The key that seals from now on.') }),
    INSTALLATION,
    'A new key was put before the others, and the secrets were sealed with it.',
  ),
  'backup.made': notedWith(
    closed({ name: freeText(LENGTHS.name), bytes: Type.Integer(), isEncrypted: Type.Boolean() }),
    INSTALLATION,
    'A backup was written into the data folder of the server.',
  ),
  'backup.removed': notedWith(
    closed({ name: freeText(LENGTHS.name) }),
    INSTALLATION,
    'A backup was removed from the data folder of the server.',
  ),
  'backup.streamed': notedWith(
    closed({ isEncrypted: Type.Boolean({ description: 'Whether its reader said that they encrypt it.' }) }),
    INSTALLATION,
    'Somebody began to read a backup of the whole installation.',
  ),
} as const;
