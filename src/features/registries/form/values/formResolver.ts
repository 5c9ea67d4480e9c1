import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import { kitOf } from '../../kinds/kinds.ts';
import { type ConnectFormOutput, type ConnectFormValues, connectFormSchema } from './formSchema.ts';

/** The rules of the kind that is chosen at that moment. */
export const connectResolver: Resolver<ConnectFormValues, unknown, ConnectFormOutput> = (values, context, options) =>
  zodResolver<ConnectFormValues, unknown, ConnectFormOutput>(connectFormSchema(kitOf(values.RegistryType).fields))(
    values,
    context,
    options,
  );
