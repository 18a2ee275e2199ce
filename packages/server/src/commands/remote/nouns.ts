/** The nouns of the registry on the command line. What is not said here follows from their routes. */

import type { Noun } from './noun.ts';
import { access } from './nouns/access.ts';
import { assignments } from './nouns/assignments.ts';
import { devices } from './nouns/devices.ts';
import { installation } from './nouns/installation.ts';
import { people } from './nouns/people.ts';
import { places } from './nouns/places.ts';

export const NOUNS: readonly Noun[] = [...people, ...devices, ...assignments, ...places, ...access, ...installation];
