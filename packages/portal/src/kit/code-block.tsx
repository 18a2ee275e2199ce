/** Code or a command, and a button that copies it. */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words/kit-code.ts';
import { Button } from './button.tsx';
import { checkIcon, copyIcon } from './generated/icons.ts';
import './code-block.css';

/** Long enough to be seen. */
const COPIED_MS = 2_000;

export function CodeBlock({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure class="code-block">
      <figcaption class="code-head">
        <span>{label}</span>
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="code-text" tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
    </figure>
  );
}

export function CopyButton({ text, what = words.copy }: { readonly text: string; readonly what?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button small look="quiet" icon={copied ? checkIcon : copyIcon} onPress={copy}>
      <span aria-live="polite">{copied ? words.copied : what}</span>
    </Button>
  );
}
