import { Input } from 'antd';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { readTypedNumber } from './typedNumber.ts';
import { type FieldProps, useField } from './useField.ts';

interface NumberFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  placeholder?: string;
}

/**
 * Its value is a `TypedNumber`. Limits are the schema's matter: what is typed is never changed silently, and what cannot be
 * read as a number stays and is marked. An empty field is null: react-hook-form would put the field's first value in the place
 * of undefined.
 */
export function NumberField<Values extends FieldValues, Output>(props: NumberFieldProps<Values, Output>) {
  const bound = useField(props);
  /** As it stands there while it is typed: an input method must not be interrupted. */
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Input
        {...bound.field}
        {...bound.wiring}
        value={typing ?? String(bound.field.value ?? '')}
        onChange={({ target }) => {
          setTyping(target.value);
          bound.field.onChange(readTypedNumber(target.value));
          props.onChanged?.();
        }}
        onBlur={() => {
          setTyping(null);
          bound.field.onBlur();
        }}
        disabled={bound.disabled}
        placeholder={props.placeholder ?? ''}
        inputMode="numeric"
        autoComplete="off"
      />
    </FieldFrame>
  );
}
