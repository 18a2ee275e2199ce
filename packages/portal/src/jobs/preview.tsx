/** What a write would do, asked of the server before it is done. */
import type { ComponentChildren } from 'preact';
import { useAnswer } from '../data/use-answer.ts';
import { Notice } from '../kit/notice.tsx';
import { HOLDING } from '../words/holding.ts';
import './preview.css';

export interface PreviewOf<T> {
  readonly value: T | undefined;
  /** Why it would be refused. */
  readonly refusal: string | undefined;
}

/** `wish` is the whole request; null while it is not complete. Each wish is asked about once. */
export function usePreview<T>(key: string, wish: object | null, run: (signal: AbortSignal) => Promise<T>): PreviewOf<T> {
  const ask = wish === null ? null : `preview/${key}/${JSON.stringify(wish)}`;
  const { value, error } = useAnswer(ask, run);
  return { value, refusal: error === undefined ? undefined : error instanceof Error ? error.message : String(error) };
}

interface PreviewProps<T> {
  readonly preview: PreviewOf<T>;
  readonly ready: boolean;
  readonly children: (value: T) => ComponentChildren;
}

export function Preview<T>({ preview, ready, children }: PreviewProps<T>) {
  if (!ready) return <p class="quiet">{HOLDING.nothingChosen}</p>;
  if (preview.refusal !== undefined) return <Notice tone="bad">{preview.refusal}</Notice>;
  return (
    <section class="effects" aria-label={HOLDING.effects} aria-live="polite">
      {preview.value === undefined ? <p class="quiet">{HOLDING.checking}</p> : children(preview.value)}
    </section>
  );
}
