import * as z from 'zod/mini';
import type { Center } from '#contract/center.ts';
import { netType, protocolType } from '#contract/enums.ts';
import { lineOfText } from '#contract/fields.ts';
import { issue } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import { regionsOf } from '#contract/regions.ts';
import { registryFields } from '#contract/registries.ts';

/** An empty input is no answer; anything else is held to the rule. */
function blankOr(rule: z.ZodMiniType<string | undefined, string | undefined>) {
  return z.pipe(
    z.transform((text: string) => (text.trim() === '' ? undefined : text)),
    z.optional(rule),
  );
}

/** The connect form's rules: the contract's fields, read from inputs where an empty one is '' or null. */
export const connectFormSchema = z.object({
  ...registryFields,
  VpcId: blankOr(registryFields.VpcId),
  Port: z.pipe(
    z.transform((port: number | null | undefined) => port ?? undefined),
    registryFields.Port,
  ),
  RegistryName: blankOr(lineOfText(limits.text.registryName)),
  CaCertificate: blankOr(z.string().check(z.maxLength(65_536, { error: issue('tooLong') }))),
});

/** What the inputs hold. */
export type ConnectFormValues = z.input<typeof connectFormSchema>;
/** What the rules make of it. */
export type ConnectFormOutput = z.output<typeof connectFormSchema>;

export function emptyConnectForm(center: Center): ConnectFormValues {
  return {
    RegistryType: 'harbor',
    RegistryVersion: 'V2',
    ProtocolType: protocolType.https,
    NetType: netType.internet,
    VpcId: '',
    RegistryRegionId: regionsOf(center)[0]?.regionId ?? '',
    RegistryHostIp: '',
    Port: null,
    DomainName: '',
    RegistryName: '',
    CaCertificate: '',
    UserName: '',
    Password: '',
    TransPerHour: limits.transPerHour.default,
  };
}
