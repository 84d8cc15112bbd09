import CMS from 'decap-cms-app';
import { type ComponentType, type Ref, useEffect, useRef, useState } from 'react';
import { TextBoxBoundary } from '../crash/text-box-boundary.tsx';
import type { Words } from '../words.ts';

interface ControlProps {
  value?: string;
  onChange(value: string, ...rest: unknown[]): void;
  ref?: Ref<unknown>;
}

/**
 * Decap's control for texts reads its value once, when it appears. This one appears anew when the text was
 * changed by something else than typing in it, such as a fix.
 */
export function registerMarkdownControl(words: Words): void {
  const widget = CMS.getWidget('markdown');
  if (!widget) throw new Error('Decap has no control “markdown”.');
  // Decap types a control as its properties.
  const Control = widget.control as unknown as ComponentType<ControlProps>;
  const control = (props: ControlProps) => <MarkdownControl {...props} Control={Control} words={words} />;
  CMS.registerWidget('markdown', control as never, widget.preview as never);
}

/** So many texts that were typed last are known again when they come back from Decap's state, in any order. */
const remembered = 50;

function MarkdownControl({
  Control,
  words,
  value,
  onChange,
  ...rest
}: ControlProps & { Control: ComponentType<ControlProps>; words: Words }) {
  const typed = useRef<string[]>([]);
  const [seen, setSeen] = useState(value);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (value === seen) return;
    setSeen(value);
    if (!typed.current.includes(value ?? '')) setCount((before) => before + 1);
  }, [value, seen]);
  return (
    <TextBoxBoundary words={words} value={value} onChange={onChange}>
      {(attempt) => (
        <Control
          {...rest}
          key={`${count} ${attempt}`}
          {...(value !== undefined && { value })}
          onChange={(text, ...more) => {
            typed.current = [...typed.current.slice(1 - remembered), text];
            onChange(text, ...more);
          }}
        />
      )}
    </TextBoxBoundary>
  );
}
