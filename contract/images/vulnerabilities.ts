import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { severities, severitySchema, sortOrderSchema } from '../enums.ts';
import { anyText, lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import { findingOriginSchema } from './baseImage.ts';
import { severityCountsSchema } from './images.ts';

/** The cloud's levels of urgency: `asap` is critical and high, `later` medium, `nntf` everything else. */
export const necessities = ['asap', 'later', 'nntf'] as const;
export const necessitySchema = z.enum(necessities);
export type Necessity = z.infer<typeof necessitySchema>;

/** Columns of an image's vulnerabilities that have an order; the worst first unless asked otherwise. */
export const vulnerabilitySortKeys = ['Severity', 'CvssScore', 'Name', 'Package', 'FixedVersion'] as const;
export type VulnerabilitySortKey = (typeof vulnerabilitySortKeys)[number];

const searchText = z
  .string({ error: issue('type') })
  .check(z.trim(), z.maxLength(limits.text.searchText, { error: issue('tooLong') }));

const severityList = z
  .array(z.enum(severities, { error: issue('option') }))
  .check(z.maxLength(severities.length, { error: issue('tooLong') }));

/** What the cloud's agents tell of running containers and its own scans: no registry knows it, so it is always empty. */
const runtimeSchema = z.object({
  ClusterId: z.literal(''),
  ClusterName: z.literal(''),
  ContainerId: z.literal(''),
  /** Kubernetes' own, not that of the repository. */
  Namespace: z.literal(''),
  Pod: z.literal(''),
  InternetIp: z.literal(''),
  IntranetIp: z.literal(''),
  TargetId: z.literal(''),
  TargetName: z.literal(''),
  TargetType: z.literal(''),
  RuleTag: z.literal(''),
  Layers: z.array(z.string()),
});
export const noRuntime: z.infer<typeof runtimeSchema> = {
  ClusterId: '',
  ClusterName: '',
  ContainerId: '',
  Namespace: '',
  Pod: '',
  InternetIp: '',
  IntranetIp: '',
  TargetId: '',
  TargetName: '',
  TargetType: '',
  RuleTag: '',
  Layers: [],
};

/** A package in the cloud's form; scanners of registries tell its name and version alone. */
const packageSchema = z.object({
  Name: z.string(),
  Version: z.string(),
  FullVersion: z.string(),
  Layer: z.literal(''),
  Path: z.literal(''),
  UpdateCmd: z.literal(''),
  MatchDetail: z.literal(''),
  MatchList: z.array(z.string()),
});

/** A package and its operating system in the cloud's form; a registry does not say which system that is. */
export function packageOf(Name: string, Version: string) {
  const unknown = { Layer: '', Path: '', UpdateCmd: '', MatchDetail: '' } as const;
  const entity = { Name, Version, FullVersion: Version, ...unknown, MatchList: [] };
  return { Os: '' as const, OsRelease: '' as const, RpmEntityList: [entity] };
}

/** One finding of the registry's scanner in one image: a vulnerability and the package it is in. */
export const vulnerabilityRecordSchema = z.object({
  ...runtimeSchema.shape,
  /** Stable for (image, vulnerability, package, version). */
  PrimaryId: z.number(),
  /** `CVE-…`, or the scanner's own id where there is no CVE. */
  Name: z.string(),
  AliasName: z.string(),
  Type: z.literal('cve'),
  Necessity: necessitySchema,
  /** `yes` and true where a version without it exists. */
  CanFix: z.enum(['yes', 'no']),
  CanUpdate: z.boolean(),
  /** The same as its name, where that is a CVE. */
  Related: z.string(),
  MaliciousSource: z.literal('image'),
  /** 1: not fixed. */
  Status: z.number(),
  Uuid: z.string(),
  RepoName: z.string(),
  RepoNamespace: z.string(),
  Tag: z.string(),
  ImageDigest: z.string(),
  /** What a client would pull: `host/namespace/repository:tag`, without a tag `@digest`. */
  Image: z.string(),
  /** The registry's name. */
  InstanceName: z.string(),
  /** When this finding was first and last imported, and when the image was scanned; ms since 1970. */
  FirstTs: z.number(),
  LastTs: z.number(),
  ModifyTs: z.number(),
  ScanTime: z.optional(z.number()),
  ExtendContentJson: z.object({ Os: z.literal(''), OsRelease: z.literal(''), RpmEntityList: z.array(packageSchema) }),
  Severity: extension(severitySchema),
  Package: extension(z.string()),
  InstalledVersion: extension(z.string()),
  /** '' where none is known. */
  FixedVersion: extension(z.string()),
  /** 0.0 to 10.0; absent where the scanner gives none. */
  CvssScore: extension(z.optional(z.number())),
  Description: extension(z.string()),
  /** An http(s) page about it; '' where the scanner gives none. */
  Link: extension(z.string()),
  /** Only where one image with a base was asked for. */
  Origin: extension(z.optional(findingOriginSchema)),
});
export type VulnerabilityRecord = z.infer<typeof vulnerabilityRecordSchema>;

/**
 * Where Mooring stands with the report of one image. `imported`: its list is whole; `waiting`: the scanner has a
 * report that is still to be fetched; `notScanned`, `scanning`, `scanFailed`, `scanStopped`: the scanner's own state; `blocked`:
 * it cannot be scanned (`ScanBlocked` says why); `failed`: the report could not be fetched (`ReportError`).
 */
export const reportStates = [
  'imported',
  'waiting',
  'notScanned',
  'scanning',
  'scanFailed',
  'scanStopped',
  'blocked',
  'failed',
] as const;
export const reportStateSchema = z.enum(reportStates);
export type ReportState = z.infer<typeof reportStateSchema>;

/**
 * Vulnerabilities of one image (`Uuids` with one uuid, or `Digest`), of a repository, or of all images. `Type` sca
 * is the cloud agent's and always empty here. Asked for one image whose report is still to be fetched, it is fetched at once.
 */
export const describeImageVulList = action({
  request: {
    ...pagingRequest,
    Type: z.enum(['cve', 'sca'], { error: issue('option') }),
    /** Comma-separated uuids of images. */
    Uuids: z.optional(anyText(4096)),
    Digest: z.optional(lineOfText(128)),
    Tag: z.optional(lineOfText(128)),
    RepoId: z.optional(lineOfText(20)),
    RepoName: z.optional(lineOfText(255)),
    RepoNamespace: z.optional(lineOfText(255)),
    InstanceId: z.optional(lineOfText(20)),
    RegionId: z.optional(lineOfText(64)),
    /** The same of the registry, as the cloud also calls them. */
    RepoInstanceId: z.optional(lineOfText(20)),
    RepoRegionId: z.optional(lineOfText(64)),
    /** Part of the vulnerability's name. */
    Name: z.optional(searchText),
    AliasName: z.optional(searchText),
    /** Comma-separated. */
    Necessity: z.optional(lineOfText(32)),
    /** `n`: still there. Nothing here is ever marked as dealt with, so `y` finds none. */
    Dealed: z.optional(z.enum(['y', 'n'], { error: issue('option') })),
    /** Comma-separated; 1: not fixed, as everything here is. */
    StatusList: z.optional(lineOfText(32)),
    /** As a record's `Image` says it. */
    Image: z.optional(lineOfText(1024)),
    /** `image` is all that is scanned here. */
    ScanRange: z.optional(z.array(lineOfText(32)).check(z.maxLength(16, { error: issue('tooLong') }))),
    /** What no registry knows finds nothing. */
    Namespace: z.optional(lineOfText(255)),
    Pod: z.optional(lineOfText(255)),
    ContainerId: z.optional(lineOfText(128)),
    ClusterId: z.optional(lineOfText(128)),
    ClusterName: z.optional(lineOfText(255)),
    RuleTag: z.optional(lineOfText(64)),
    /** Part of the name, the package or the description. */
    SearchText: extension(z.optional(searchText)),
    Severities: extension(z.optional(severityList)),
    Fixable: extension(z.optional(z.boolean())),
    /** Of one image: those that come from there. */
    Origin: extension(z.optional(findingOriginSchema)),
    SortBy: extension(z.optional(z.enum(vulnerabilitySortKeys, { error: issue('option') }))),
    SortOrder: extension(z.optional(sortOrderSchema)),
    /** A report that could not be fetched is fetched again now, not after its half hour. */
    FetchAgain: extension(z.optional(z.boolean())),
  },
  response: {
    CurrentPage: z.number(),
    PageSize: z.number(),
    TotalCount: z.number(),
    VulRecords: z.array(vulnerabilityRecordSchema),
    /** Only where one image was asked for; the counts are of the image, not of the filter. */
    ReportState: extension(z.optional(reportStateSchema)),
    ReportError: extension(z.optional(z.object({ Code: z.string(), Message: z.string(), Recommend: z.string() }))),
    CountBySeverity: extension(z.optional(severityCountsSchema)),
    FixableCount: extension(z.optional(z.number())),
    /** Findings of the report that are not listed: not understood, or beyond the most that is kept of one report. */
    SkippedCount: extension(z.optional(z.number())),
  },
  access: 'read',
});

/** One vulnerability over all images of the data centre. */
export const topVulnerabilitySchema = z.object({
  Name: z.string(),
  /** The worst that any image's report gives it. */
  Severity: severitySchema,
  CvssScore: z.optional(z.number()),
  /** Image rows that have it, and those where a fixed version is known. */
  ImageCount: z.number(),
  FixableImageCount: z.number(),
  RepositoryCount: z.number(),
  /** The packages it is in, at most five. */
  Packages: z.array(z.string()),
  Description: z.string(),
  Link: z.string(),
});
export type TopVulnerability = z.infer<typeof topVulnerabilitySchema>;

/** Ours: which vulnerabilities are in how many images; the most widespread first. The images: criterion `cve`. */
export const describeTopVulnerabilities = action({
  request: {
    ...pagingRequest,
    SearchText: z.optional(searchText),
    Severities: z.optional(severityList),
    Fixable: z.optional(z.boolean()),
    SortBy: z.optional(z.enum(['ImageCount', 'Severity', 'CvssScore'], { error: issue('option') })),
  },
  response: {
    Vulnerabilities: z.array(topVulnerabilitySchema),
    PageInfo: pageInfoSchema,
    /** When it was counted, ms since 1970; absent before the first count. */
    CountedAt: z.optional(z.number()),
    /** Scanned images whose report is imported, and all scanned images: what the counts are true for. */
    ImportedImages: z.number(),
    ScannedImages: z.number(),
  },
  access: 'read',
  extension: true,
});
