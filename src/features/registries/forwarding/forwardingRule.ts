import * as z from 'zod/mini';
import { ipAddress, isIpv6, port } from '#contract/fields.ts';

/**
 * What an ECS server forwards: its TCP port to a registry's address and port. Every value is an IP or
 * a port, so nothing in it can mean anything to a shell.
 */
export const forwardingRuleSchema = z.object({
  /** The port on the ECS server, 1 to 65535. */
  listenPort: port,
  registryIp: ipAddress,
  registryPort: port,
  /** The ECS server's own IP; absent where it is not known. */
  serverIp: z.optional(ipAddress),
});
export type ForwardingRule = z.infer<typeof forwardingRuleSchema>;

/** Lines to paste into a shell of the ECS server, run as its administrator. */
export interface ForwardingCommands {
  readonly apply: readonly string[];
  readonly undo: readonly string[];
}

type IpFamily = 'v4' | 'v6';

export function familyOf(ip: string): IpFamily {
  return isIpv6(ip) ? 'v6' : 'v4';
}

/** The family that the server is reached over; the registry's where the server's IP is not known. */
export function serverFamily({ serverIp, registryIp }: ForwardingRule): IpFamily {
  return familyOf(serverIp ?? registryIp);
}

export function familiesDiffer(rule: ForwardingRule): boolean {
  return serverFamily(rule) !== familyOf(rule.registryIp);
}
