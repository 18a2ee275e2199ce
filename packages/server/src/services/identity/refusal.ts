/** Replaces `unauthenticated`, thrown when rights end between the check and the write, by the face's usual refusal. */
import { Problem } from '../../domain/problem.ts';

export async function whenRefused<T, F>(work: () => Promise<T>, instead: (refusal: Problem) => F): Promise<T | Awaited<F>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') return await instead(error);
    throw error;
  }
}
