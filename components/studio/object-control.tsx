import CMS from 'decap-cms-app';
import type { Component, ReactNode } from 'react';
import { type ImmutableMap, isMap } from './preview/draft.ts';

/** What a folded block holds, in a line; its label stands above it. */
export type Folded = (data: Record<string, unknown>) => string;

/** The key under which the form of a block carries `Folded`. */
export const foldedKey = 'folded';

interface ObjectProps {
  field: ImmutableMap;
  value?: unknown;
}

type ObjectControl = new (props: ObjectProps) => Component<ObjectProps> & { objectLabel: () => ReactNode };

/** Lets what is folded in the form say what it holds, where Decap would show its label alone. */
export function registerObjectControl(): void {
  const widget = CMS.getWidget('object');
  if (!widget) throw new Error('Decap has no control “object”.');
  // Decap types a control as its properties.
  const Base = widget.control as unknown as ObjectControl;
  class SpeakingObject extends Base {
    constructor(props: ObjectProps) {
      super(props);
      const decapLabel = this.objectLabel;
      this.objectLabel = () => foldedLabel(this.props) ?? decapLabel();
    }
  }
  CMS.registerWidget('object', SpeakingObject as never, widget.preview as never);
}

function foldedLabel({ field, value }: ObjectProps): ReactNode {
  // Set by `registerBlocks`.
  const folded = field.get(foldedKey) as Folded | undefined;
  if (!folded) return null;
  return (isMap(value) && folded(value.toJS())) || null;
}
