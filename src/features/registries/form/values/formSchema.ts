import * as z from 'zod/mini';
import { netType, protocolType } from '#contract/enums.ts';
import { caCertificate, fingerprint, lineOfText } from '#contract/fields.ts';
import { quayRowSchema } from '#contract/kinds/quay.ts';
import { limits } from '#contract/limits.ts';
import { registryFields } from '#contract/registries/registries.ts';
import type { KindFields } from './formKind.ts';
import { blankOr, confirmedInput, patternLines, portInput } from './inputRules.ts';

/** One Quay row as the inputs hold it; a token of null is the stored one, kept. */
export const quayRowInput = z.object({
  namespace: quayRowSchema.shape.namespace,
  authToken: z.nullable(quayRowSchema.shape.authToken),
});
export type QuayRowValues = z.infer<typeof quayRowInput>;

const commonFields = {
  ...registryFields,
  VpcId: blankOr(registryFields.VpcId),
  Port: portInput,
  RegistryName: blankOr(lineOfText(limits.text.registryName)),
  CaCertificate: blankOr(caCertificate),
  CertificateFingerprint: blankOr(fingerprint),
  /** Null is the stored one, kept. */
  Password: z.nullable(registryFields.Password),
  UnlimitedConfirmed: confirmedInput,
  IncludePatterns: patternLines,
  ExcludePatterns: patternLines,
};

/** All are rules of single fields, so that every wrong one is found at once. */
function fieldRules(kindFields: KindFields) {
  return z.object({ ...commonFields, ...kindFields });
}

/** What the inputs hold. */
export type ConnectFormValues = z.input<ReturnType<typeof fieldRules>>;
/** What the rules make of it. */
export type ConnectFormOutput = z.output<ReturnType<typeof fieldRules>>;

/**
 * What the chosen network, protocol or speed has no use for is left behind, even when it was filled in
 * wrongly before the choice changed: nobody could see its message.
 */
function withoutUnused(values: ConnectFormValues): ConnectFormValues {
  return {
    ...values,
    ...(values.NetType === netType.internet ? { VpcId: '' } : {}),
    ...(values.ProtocolType === protocolType.http ? { CaCertificate: '', CertificateFingerprint: '' } : {}),
    UnlimitedConfirmed: values.UnlimitedConfirmed || values.TransPerHour !== limits.transPerHour.unlimited,
  };
}

/** The connect form's rules for one kind of registry: the contract's fields, read from inputs where an empty one is '' or null. */
export function connectFormSchema(kindFields: KindFields): z.ZodMiniType<ConnectFormOutput, ConnectFormValues> {
  return z.pipe(z.transform(withoutUnused), fieldRules(kindFields));
}
