/** Says up to when it is counted, after so much has happened at once that the counts are behind, and asks again until they are not. */
import { useEffect } from 'preact/hooks';
import { answers } from '../../data/answers.ts';
import { Notice } from '../../kit/notice.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { useFigures } from './ask.ts';

/** The server counts on whenever it is asked. */
const AGAIN_MS = 3_000;

export function Counting() {
  const { value } = useFigures();
  const upTo = value?.complete === false ? (value.countedUpTo ?? '') : undefined;
  useEffect(() => {
    if (upTo === undefined) return;
    const timer = setTimeout(() => answers.refresh('reports/'), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [upTo]);
  if (upTo === undefined) return null;
  return <Notice>{upTo === '' ? OVERVIEW.countingBegins : OVERVIEW.countedUpTo(format.dateTime(upTo))}</Notice>;
}
