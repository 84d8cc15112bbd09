import CMS from 'decap-cms-app';
import { type ComponentType, type Ref, useRef } from 'react';
import { namedOrOwn, ownChoice } from '#lib/cms/config/named-or-own.ts';
import { type ImmutableMap, isMap } from './preview/draft.ts';

/** What Decap hands to a control, as far as it is read here; the rest goes on to the two inside. */
interface ControlProps {
  value?: unknown;
  field: ImmutableMap & { clear(): unknown };
  forID: string;
  onChange(value: unknown): void;
  ref?: Ref<unknown> | undefined;
}

/** Lets people name an entry, or write in place what the entry would say. */
export function registerNamedOrOwnControl(): void {
  const [Select, Own] = ['select', 'object'].map((name) => {
    const widget = CMS.getWidget(name);
    if (!widget) throw new Error(`Decap has no control “${name}”.`);
    // Decap types a control as its properties.
    return widget.control as unknown as ComponentType<ControlProps>;
  });
  if (!Select || !Own) return;
  const control = (props: ControlProps) => <NamedOrOwn {...props} Select={Select} Own={Own} />;
  CMS.registerWidget(namedOrOwn, control as never);
}

type NamedOrOwnProps = ControlProps & Record<'Select' | 'Own', ComponentType<ControlProps>>;

function NamedOrOwn({ Select, Own, ref, ...props }: NamedOrOwnProps) {
  const { value, field, forID, onChange } = props;
  const isOwn = isMap(value);
  // What was written comes back to people who change their mind.
  const written = useRef<unknown>(null);
  const choose = (chosen: unknown) => {
    if (isOwn) written.current = value;
    if (chosen !== ownChoice) onChange(chosen);
    // Only Decap's own maps make such a map.
    else if (!isOwn) onChange(written.current ?? field.clear());
  };
  return (
    <>
      <Select {...props} {...(!isOwn && { ref })} value={isOwn ? ownChoice : value} onChange={choose} />
      {isOwn && <Own {...props} ref={ref} forID={`${forID}-own`} />}
    </>
  );
}
