import * as z from 'zod/mini';
import { numberIn } from '../../../ui/fields/typedNumber.ts';
import { forwardingRuleSchema } from './forwardingRule.ts';

const { listenPort, registryPort, registryIp } = forwardingRuleSchema.shape;

/** The rule, read from inputs where an empty one is '' or null. */
export const forwardingFormSchema = z.object({
  listenPort: numberIn(listenPort),
  registryIp,
  registryPort: numberIn(registryPort),
  serverIp: z.pipe(
    z.transform((text: string) => (text.trim() === '' ? undefined : text)),
    forwardingRuleSchema.shape.serverIp,
  ),
});

type ForwardingFormValues = z.input<typeof forwardingFormSchema>;

export const emptyForwardingForm: ForwardingFormValues = {
  listenPort: null,
  registryIp: '',
  registryPort: null,
  serverIp: '',
};
