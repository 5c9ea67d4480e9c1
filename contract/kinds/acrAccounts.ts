import * as z from 'zod/mini';
import { action } from '../action.ts';
import { protocolTypeSchema } from '../enums.ts';
import { globPatterns, ipAddress, lineOfText, port, token, transPerHour } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { syncScheduleSchema } from '../syncSchedule.ts';

/** Container Registry comes with a cloud account: it is connected by an AccessKey, one registry of ours per region. */

const accessKeyId = token(128);
const accessKeySecret = token(limits.text.password);
/** How far the cloud is asked before anything is saved. */
const savingChoice = {
  /** Saves without asking the cloud anything; the registries are marked unverified. */
  SkipVerify: z.optional(z.boolean()),
  /** A diagnosis of the same values, not older than ten minutes: the regions that passed it are not verified again. */
  DiagnosisId: z.optional(lineOfText(64)),
};

/** At least one region, none twice. */
const regionIds = z.array(lineOfText(64)).check(
  z.minLength(1, { error: issue('required') }),
  z.maxLength(limits.acrRegions, { error: issue('tooLong') }),
  z.refine((regions) => new Set(regions).size === regions.length, { error: issue('regionTwice') }),
);

/** The fields of the form for an AccessKey, each with its rule. */
export const acrAccountFields = {
  AccessKeyId: accessKeyId,
  AccessKeySecret: accessKeySecret,
  RegionIds: regionIds,
  TransPerHour: transPerHour,
};

/** Who we are in the cloud and how its regions are reached; the same for a diagnosis as for saving. */
export const acrConnectionFields = {
  AccessKeyId: accessKeyId,
  /** Absent: the stored secret of the same AccessKey, for regions at the endpoint that it was entered for. */
  AccessKeySecret: z.optional(accessKeySecret),
  RegionIds: regionIds,
  /** Where a forwarding server stands before the cloud's public endpoint, which is found by its name otherwise. */
  EndpointIp: z.optional(ipAddress),
  Port: z.optional(port),
  ProtocolType: z.optional(protocolTypeSchema),
};

/** One registry of an account, as its actions answer it; the rest is in PageImageRegistry. */
const acrRegistries = z.array(z.object({ Id: z.number(), RegionId: z.string(), RegistryName: z.string() }));

/**
 * Connects the regions of an account, all or none of them: each becomes a registry of type acr, which is then
 * changed, paused, resumed, synchronized and deleted like any other. Both editions are listed.
 */
export const addAcrAccount = action({
  request: {
    ...acrConnectionFields,
    TransPerHour: z._default(transPerHour, limits.transPerHour.default),
    ...savingChoice,
    /** Globs on `instance/namespace/name` (Enterprise) and `namespace/name` (Personal). */
    IncludePatterns: z.optional(globPatterns),
    ExcludePatterns: z.optional(globPatterns),
    /** Daily unless said. */
    SyncSchedule: z.optional(syncScheduleSchema),
  },
  response: { Data: acrRegistries },
  access: 'write',
  extension: true,
});

/** Puts another AccessKey in the place of one, in all regions that are connected with it. Each is verified first, unless that was chosen otherwise. */
export const modifyAcrAccount = action({
  request: {
    AccessKeyId: accessKeyId,
    /** Absent: only the secret changes. */
    NewAccessKeyId: z.optional(accessKeyId),
    AccessKeySecret: accessKeySecret,
    ...savingChoice,
  },
  response: { Data: acrRegistries },
  access: 'write',
  extension: true,
});
