import * as z from 'zod/mini';
import type { Failure } from '#contract/failures/failures.ts';
import { collectPages } from '../reading/paging.ts';
import { type AcrClient, callEnterprise } from './client.ts';
import { isPlainName } from './fieldValues.ts';
import { enterpriseWalk } from './lists.ts';
import { instanceSchema, vpcEndpointSchema } from './schemas.ts';

/** An Enterprise instance. Its name is part of its domain name, so it is unique and never changes. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  /** '' where the cloud says nothing that can be shown. */
  readonly status: string;
}

export function listInstances(client: AcrClient) {
  const walk = enterpriseWalk<Instance>(client, 'ListInstance', {}, 'Instances', {
    // Two of one name would mix up their images: such a list is not whole.
    keyOf: ({ name }) => name,
    read: (raw, index) => {
      const where = `instances[${index}]`;
      const parsed = z.safeParse(instanceSchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { InstanceId: id, InstanceName: name, InstanceStatus: status } = parsed.data;
      if (!isPlainName(name)) return { where, reason: 'nameUnusable' };
      return { id, name, status: isPlainName(status) ? status : '' };
    },
  });
  return collectPages(walk);
}

type VpcProblem = Extract<Failure, { code: 'VpcAccessNotConfigured' }>['instances'][number];

/** What keeps an instance from being taken in: it needs a VPC with working access. Null where it has one. */
export async function vpcProblem(client: AcrClient, { id: InstanceId, name }: Instance): Promise<VpcProblem | null> {
  const response = await callEnterprise(client, 'GetInstanceVpcEndpoint', {
    InstanceId,
    ModuleName: 'Registry',
  });
  const { Enable: enabled, LinkedVpcs: linked } = response.json(vpcEndpointSchema);
  if (enabled !== true) return { name, reason: 'disabled' };
  const running = (linked ?? []).filter(({ Status: status }) => status === 'RUNNING');
  if (running.length === 0) return { name, reason: 'noVpcLinked' };
  return running.some(({ Issue: issue }) => !issue) ? null : { name, reason: 'conflict' };
}
