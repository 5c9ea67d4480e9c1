import { Radio } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import type { Option } from './SelectField.tsx';
import { type FieldProps, useField } from './useField.ts';

interface RadioFieldProps<Values extends FieldValues, Output, Value extends string | number>
  extends FieldProps<Values, Output> {
  options: readonly Option<Value>[];
}

/** A few choices, all in sight. */
export function RadioField<Values extends FieldValues, Output, Value extends string | number>(
  props: RadioFieldProps<Values, Output, Value>,
) {
  const bound = useField(props);
  const { ref, ...field } = bound.field;
  const { id, ...aria } = bound.wiring;
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra} group>
      <Radio.Group
        ref={(element: HTMLDivElement | null) => ref({ focus: () => focusChosen(element) })}
        id={id}
        name={field.name}
        value={field.value}
        onChange={(event) => {
          field.onChange(event.target.value);
          props.onChanged?.();
        }}
        onBlur={field.onBlur}
        options={[...props.options]}
        optionType="button"
        disabled={bound.disabled}
        aria-labelledby={bound.ids.label}
        {...aria}
      />
    </FieldFrame>
  );
}

function focusChosen(group: HTMLDivElement | null) {
  const chosen = group?.querySelector<HTMLInputElement>('input:checked') ?? group?.querySelector('input');
  chosen?.focus();
}
