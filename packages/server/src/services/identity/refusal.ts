/** Where somebody may act no more between their proof and their turn to write, the face gives its usual refusal and tells no more. */
import { Problem } from '../../domain/problem.ts';

export async function whenRefused<T, F>(work: () => Promise<T>, instead: (refusal: Problem) => F): Promise<T | Awaited<F>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') return await instead(error);
    throw error;
  }
}
