import { Switch } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

/** On or off. */
export function SwitchField<Values extends FieldValues, Output>(props: FieldProps<Values, Output>) {
  const bound = useField(props);
  const { value, onChange, ref } = bound.field;
  const { id, 'aria-describedby': describedBy } = bound.wiring;
  return (
    <FieldFrame field={bound} label={props.label} extra={props.extra}>
      <Switch
        id={id}
        ref={ref}
        aria-labelledby={bound.ids.label}
        aria-describedby={describedBy}
        checked={Boolean(value)}
        disabled={bound.disabled}
        onChange={(checked) => {
          onChange(checked);
          props.onChanged?.();
        }}
      />
    </FieldFrame>
  );
}
