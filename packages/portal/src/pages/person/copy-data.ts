/** Downloads the copy of everything that is stored about a person. */
import { HeldbyError, type ShownPerson } from '@heldby/client';
import { saveAnswer } from '../../data/save-file.ts';
import { toasts } from '../../kit/toasts.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';

export async function copyData({ id, login, displayName }: Pick<ShownPerson, 'id' | 'login' | 'displayName'>): Promise<void> {
  try {
    await saveAnswer(`/people/${id}/subject-export`, `${login}.json`);
    toasts.add({ text: PERSON_JOBS.copied(displayName), tone: 'good' });
  } catch (error) {
    if (!(error instanceof HeldbyError)) throw error;
    toasts.add({ text: error.message, tone: 'bad' });
  }
}
