import type { UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { defaultPort, protocolType, protocolTypeSchema } from '#contract/enums.ts';
import { ipAddress } from '#contract/fields.ts';
import { acrAccountFields } from '#contract/kinds/acrAccounts.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { numberIn } from '../../../../ui/fields/typedNumber.ts';
import { blankOr, confirmedInput, patternLines, portInput } from '../../form/values/inputRules.ts';
import { scheduleInput, scheduleValues } from '../../form/values/scheduleValues.ts';

const fieldRules = z.object({
  ...acrAccountFields,
  /** Null is the stored one, kept. */
  AccessKeySecret: z.nullable(acrAccountFields.AccessKeySecret),
  TransPerHour: numberIn(acrAccountFields.TransPerHour),
  UnlimitedConfirmed: confirmedInput,
  IncludePatterns: patternLines,
  ExcludePatterns: patternLines,
  SyncSchedule: scheduleInput,
  EndpointIp: blankOr(ipAddress),
  Port: portInput,
  ProtocolType: protocolTypeSchema,
});

/** What the inputs hold. */
export type AcrFormValues = z.input<typeof fieldRules>;
/** What the rules make of it. */
export type AcrFormOutput = z.output<typeof fieldRules>;
export type AcrFormMethods = UseFormReturn<AcrFormValues, unknown, AcrFormOutput>;

/** The form of an AccessKey; a secret that is not kept has to be entered. */
export function acrFormSchema(
  keepsSecret: (values: AcrFormValues) => boolean,
): z.ZodMiniType<AcrFormOutput, AcrFormValues> {
  return z.pipe(
    z.transform((values: AcrFormValues) => ({
      ...values,
      AccessKeySecret: values.AccessKeySecret ?? (keepsSecret(values) ? null : ''),
      UnlimitedConfirmed: values.UnlimitedConfirmed || values.TransPerHour !== limits.transPerHour.unlimited,
    })),
    fieldRules,
  );
}

const reachedByName = { EndpointIp: '', Port: null, ProtocolType: protocolType.https };

export const emptyAcrForm: AcrFormValues = {
  AccessKeyId: '',
  AccessKeySecret: '',
  RegionIds: [],
  TransPerHour: limits.transPerHour.default,
  UnlimitedConfirmed: false,
  IncludePatterns: '',
  ExcludePatterns: '',
  SyncSchedule: scheduleValues(),
  ...reachedByName,
};

/** A connected region in the form: its secret is kept until it is replaced. */
export function storedAcrForm(row: RegistryRow): AcrFormValues {
  const { UserName, RegionId, TransPerHour, IncludePatterns, ExcludePatterns, SyncSchedule } = row;
  return {
    AccessKeyId: UserName,
    AccessKeySecret: null,
    RegionIds: [RegionId],
    TransPerHour,
    UnlimitedConfirmed: TransPerHour === limits.transPerHour.unlimited,
    IncludePatterns: IncludePatterns.join('\n'),
    ExcludePatterns: ExcludePatterns.join('\n'),
    SyncSchedule: scheduleValues(SyncSchedule),
    ...reachedByName,
  };
}

/** Everything that decides how the regions are reached and signed in to, as one text: a diagnosis holds for exactly these values. */
export function acrConnectionFingerprint({
  AccessKeyId,
  AccessKeySecret,
  RegionIds,
  ...endpoint
}: AcrFormValues): string {
  const ip = endpoint.EndpointIp.trim();
  return JSON.stringify([
    AccessKeyId.trim(),
    AccessKeySecret,
    RegionIds.toSorted(),
    // Without a forwarding server the cloud's own endpoint is meant.
    ip === '' ? [] : [ip, endpoint.Port ?? defaultPort[endpoint.ProtocolType], endpoint.ProtocolType],
  ]);
}
