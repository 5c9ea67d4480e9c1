import { ConfigProvider } from 'antd';
import { useId } from 'react';
import {
  type Control,
  type ControllerRenderProps,
  type FieldError,
  type FieldPath,
  type FieldValues,
  useController,
} from 'react-hook-form';
import { issueText } from '#contract/issues.ts';
import type { Translate } from '#contract/translation.ts';
import { useContractTexts } from '../../api/language.ts';
import { serverMessage } from '../errors/fieldErrors.ts';

/** What every field adapter takes. */
export interface FieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: string;
  required?: boolean;
  disabled?: boolean;
  /** A sentence under the field. */
  extra?: React.ReactNode;
  /** What follows a change; the form's state holds the value already. */
  onChanged?: () => void;
}

/** The attributes that tie an input to its label and message. */
interface FieldWiring {
  id: string;
  'aria-invalid': boolean;
  'aria-required': boolean;
  'aria-describedby': string | undefined;
}

export interface Field<Values extends FieldValues> {
  field: ControllerRenderProps<Values, FieldPath<Values>>;
  wiring: FieldWiring;
  ids: { label: string; message: string; extra: string };
  /** Itself, or with all that is around it. */
  disabled: boolean;
  /** The sentence for what is wrong; '' marks the field without a sentence, undefined is fine. */
  message: string | undefined;
}

/** Binds one field of a react-hook-form to the ids and attributes that its input needs. */
export function useField<Values extends FieldValues, Output>(props: FieldProps<Values, Output>): Field<Values> {
  const translate = useContractTexts('issues');
  const { componentDisabled } = ConfigProvider.useConfig();
  const id = useId();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const ids = { label: `${id}-label`, message: `${id}-message`, extra: `${id}-extra` };
  const message = messageOf(fieldState.error, translate);
  const describedBy = [message ? ids.message : '', props.extra === undefined ? '' : ids.extra].filter(Boolean);
  return {
    field,
    ids,
    message,
    disabled: props.disabled ?? componentDisabled ?? false,
    wiring: {
      id,
      'aria-invalid': message !== undefined,
      'aria-required': props.required ?? false,
      'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
    },
  };
}

function messageOf(error: FieldError | undefined, translate: Translate): string | undefined {
  if (error === undefined) return undefined;
  return error.type === serverMessage ? (error.message ?? '') : issueText(error.message, translate);
}
