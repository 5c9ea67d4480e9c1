import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { Field } from './useField.ts';

interface FieldFrameProps<Values extends FieldValues> {
  field: Field<Values>;
  label: string;
  required?: boolean | undefined;
  extra?: ReactNode;
  /** A group of inputs has no single one for its label to point at. */
  group?: boolean;
  children: ReactNode;
}

/** Label, input, message and help in antd's layout. The values belong to react-hook-form alone. */
export function FieldFrame<Values extends FieldValues>(props: FieldFrameProps<Values>) {
  const { field, extra } = props;
  return (
    <Form.Item
      layout="vertical"
      label={<span id={field.ids.label}>{props.label}</span>}
      {...(props.group ? {} : { htmlFor: field.wiring.id })}
      required={props.required ?? false}
      {...(field.message === undefined ? {} : { validateStatus: 'error' as const })}
      help={field.message ? <span id={field.ids.message}>{field.message}</span> : undefined}
      extra={extra === undefined ? undefined : <span id={field.ids.extra}>{extra}</span>}
    >
      {props.children}
    </Form.Item>
  );
}
