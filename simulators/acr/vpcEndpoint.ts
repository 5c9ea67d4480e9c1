import type { Answer } from '../http/answer.ts';
import { success } from './answers.ts';
import type { InstancePlace } from './places.ts';

/** Answers GetInstanceVpcEndpoint. Domains are plain strings here, objects in the other endpoint actions. */
export function vpcEndpoint({ name, region, vpc }: InstancePlace): Answer {
  const linked = {
    VpcId: 'vpc-bp1simulated',
    VswitchId: 'vsw-bp1simulated',
    Ip: '192.168.0.10',
    Status: 'RUNNING',
    DefaultAccess: true,
    ...(vpc === 'conflict' ? { Issue: 'PRIVATE_ZONE_CONFLICT_AT_simulated' } : {}),
  };
  return success({
    Enable: vpc !== 'disabled',
    ModuleName: 'Registry',
    Domains: [`${name}-registry-vpc.${region}.cr.aliyuncs.com`],
    LinkedVpcs: vpc === 'linked' || vpc === 'conflict' ? [linked] : [],
  });
}
