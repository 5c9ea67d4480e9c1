import { zodResolver } from '@hookform/resolvers/zod';
import type { Control, Resolver, UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { netType, protocolType, type RegistryVersion } from '#contract/enums.ts';
import { caCertificate, fingerprint, hostAndPort, lineOfText } from '#contract/fields.ts';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import { limits } from '#contract/limits.ts';
import { registryFields } from '#contract/registries/registries.ts';
import { trimmed } from '#contract/typedText.ts';
import { numberIn } from '../../../../ui/fields/typedNumber.ts';
import { blankOr, confirmedInput, patternLines, portInput } from './inputRules.ts';
import { scheduleInput } from './scheduleValues.ts';

/** One extra row as its inputs hold it; a token of null is the stored one, kept. */
export interface ExtraRowValues {
  namespace: string;
  authToken: string | null;
}

/** The rules of the fields in which kinds of registry differ. */
export interface KindFields {
  readonly RegistryVersion: z.ZodMiniType<RegistryVersion, RegistryVersion>;
  readonly UserName: z.ZodMiniType<string, string>;
  /** Null is the stored one, kept. */
  readonly Password: z.ZodMiniType<string | null, string | null>;
  readonly ExtraParam: z.ZodMiniType<ExtraRowValues[], ExtraRowValues[]>;
}

/** For a kind that is signed in to with a user name and a password. */
export const requiredAccount = {
  UserName: registryFields.UserName,
  Password: z.nullable(registryFields.Password),
} satisfies Partial<KindFields>;

/** For a kind that is read without an account. */
export const noAccount = {
  UserName: z.pipe(
    z.transform((blank: string) => trimmed(blank)),
    z.literal(''),
  ),
  Password: z.nullable(z.literal('')),
} satisfies Partial<KindFields>;

/** Whether neither field of the account is filled in; a kept password is that of a registry that is read without an account, too. */
export function isNobody({ UserName, Password }: Pick<RegistryFormValues, 'UserName' | 'Password'>): boolean {
  return trimmed(UserName) === '' && !Password;
}

/** For a kind whose versions do not differ. A version chosen for another kind stays in the form, should one go back to it. */
export const noVersion = {
  RegistryVersion: z.pipe(
    z.transform((_chosen: RegistryVersion): RegistryVersion => 'V2'),
    registryFields.RegistryVersion,
  ),
} satisfies Partial<KindFields>;

/** For a kind without extra rows. Rows typed for another kind stay in the form likewise, and never leave it. */
export const noExtraRows = {
  ExtraParam: z.pipe(
    z.transform((_rows: ExtraRowValues[]): ExtraRowValues[] => []),
    z.array(z.custom<ExtraRowValues>()),
  ),
} satisfies Partial<KindFields>;

const commonFields = {
  ...registryFields,
  VpcId: blankOr(registryFields.VpcId),
  Port: portInput,
  TransPerHour: numberIn(registryFields.TransPerHour),
  RegistryName: blankOr(lineOfText(limits.text.registryName)),
  CaCertificate: blankOr(caCertificate),
  CertificateFingerprint: blankOr(fingerprint),
  TokenServiceHost: blankOr(hostAndPort),
  UnlimitedConfirmed: confirmedInput,
  IncludePatterns: patternLines,
  ExcludePatterns: patternLines,
  SyncSchedule: scheduleInput,
};

/** All are rules of single fields, so that every wrong one is found at once. */
function fieldRules(kindFields: KindFields) {
  return z.object({ ...commonFields, ...kindFields });
}

/** What the inputs hold. */
export type RegistryFormValues = z.input<ReturnType<typeof fieldRules>>;
/** What the rules make of it. */
export type RegistryFormOutput = z.output<ReturnType<typeof fieldRules>>;
/** The form as react-hook-form holds it: inputs on one side, checked values on the other. */
export type RegistryFormMethods = UseFormReturn<RegistryFormValues, unknown, RegistryFormOutput>;
export type RegistryFormControl = Control<RegistryFormValues, unknown, RegistryFormOutput>;

/**
 * What the chosen network, protocol or speed has no use for is left behind, even when it was filled in
 * wrongly before the choice changed: nobody could see its message.
 */
function withoutUnused(values: RegistryFormValues): RegistryFormValues {
  return {
    ...values,
    ...(values.NetType === netType.internet ? { VpcId: '' } : {}),
    ...(values.ProtocolType === protocolType.http ? { CaCertificate: '', CertificateFingerprint: '' } : {}),
    UnlimitedConfirmed: values.UnlimitedConfirmed || values.TransPerHour !== limits.transPerHour.unlimited,
  };
}

type FieldsOf = (values: RegistryFormValues) => KindFields;

/**
 * The form's rules for one kind of registry and these values: the contract's fields, read from inputs where an empty one is ''
 * or null. `withSecretsDue` makes '' of the secrets that cannot be kept.
 */
export function registryFormSchema(
  fieldsOf: FieldsOf,
  withSecretsDue: (values: RegistryFormValues) => RegistryFormValues,
  values: RegistryFormValues,
): z.ZodMiniType<RegistryFormOutput, RegistryFormValues> {
  const asChecked = (typed: RegistryFormValues) => withSecretsDue(withoutUnused(typed));
  return z.pipe(z.transform(asChecked), fieldRules(fieldsOf(asChecked(values))));
}

/** Checks by the rules of the kind that is chosen at that moment. */
export function registryFormResolver(
  kinds: Readonly<Record<PrivateRegistryType, { readonly fields: FieldsOf }>>,
  withSecretsDue: (values: RegistryFormValues) => RegistryFormValues,
): Resolver<RegistryFormValues, unknown, RegistryFormOutput> {
  return (values, context, options) =>
    zodResolver<RegistryFormValues, unknown, RegistryFormOutput>(
      registryFormSchema(kinds[values.RegistryType].fields, withSecretsDue, values),
    )(values, context, options);
}
