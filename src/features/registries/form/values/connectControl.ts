import type { Control, UseFormReturn } from 'react-hook-form';
import type { ConnectFormOutput, ConnectFormValues } from './formSchema.ts';

/** The connect form as react-hook-form holds it: inputs on one side, checked values on the other. */
export type ConnectForm = UseFormReturn<ConnectFormValues, unknown, ConnectFormOutput>;
export type ConnectControl = Control<ConnectFormValues, unknown, ConnectFormOutput>;
