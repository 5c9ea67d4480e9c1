import type { ResponseOf } from '#contract/actions/actions.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import { incompleteTexts } from '#contract/failures/doubts.ts';
import { limits } from '#contract/limits.ts';
import { secretMask } from '#contract/registries/registries.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { Translate } from '#contract/translation.ts';
import { storedFailure } from '../../domain/storedFailure.ts';
import type { MissingImages } from '../../store/missingImages.ts';
import type { RegistryPart } from '../../store/registryParts.ts';
import type { OrganizationRecord, RegistryRecord } from '../../store/registryRepository.ts';
import { stateOf } from '../../store/registryState.ts';
import { storedSchedule } from '../../store/storedSchedule.ts';
import { repositoryCount } from '../../store/syncRuns.ts';
import type { RegistryStatus } from './registryStatus.ts';

/** The one account of this console; the cloud gives its own number here. */
const aliUid = 1;

function lastErrorOf(registry: RegistryRecord, translate: Translate): RegistryRow['LastError'] {
  const failure = storedFailure(registry.failure);
  // Nobody needs to mend a registry that is being removed.
  if (failure === undefined || registry.removed_at !== null) return undefined;
  return {
    ...toldFailure(failure, translate),
    Since: registry.failing_since ?? registry.modified_at,
    ...(registry.next_sync_at === null ? {} : { NextTry: registry.next_sync_at }),
  };
}

function intakeErrorOf(registry: RegistryRecord, translate: Translate): RegistryRow['IntakeError'] {
  const failure = storedFailure(registry.intake_failure);
  if (failure === undefined || registry.removed_at !== null) return undefined;
  return {
    ...toldFailure(failure, translate),
    Since: registry.intake_failing_since ?? registry.modified_at,
    ...(registry.intake_next_try_at === null ? {} : { NextTry: registry.intake_next_try_at }),
  };
}

/** When a failing part is tried again is the registry's to say. */
function partOf(
  { name, state, failure, failing_since }: RegistryPart,
  translate: Translate,
): RegistryRow['Parts'][number] {
  const held = storedFailure(failure);
  return {
    Name: name,
    State: state,
    ...(held === undefined || failing_since === null
      ? {}
      : { LastError: { ...toldFailure(held, translate), Since: failing_since } }),
  };
}

/** Nothing is planned of one that is paused or being removed, whatever it goes on with when it is resumed. */
function nextSyncTime({ paused, removed_at, next_sync_at }: RegistryRecord): number | undefined {
  return paused === 1 || removed_at !== null ? undefined : (next_sync_at ?? undefined);
}

function missingImages({ count, since, kept }: MissingImages): RegistryRow['MissingImages'] {
  return { Count: count, Since: since, ...(kept === count ? {} : { SecondLook: since + limits.secondLookMs }) };
}

/** A registry as the list shows it: built by picking, so that no secret can slip in. */
export function registryRow(registry: RegistryRecord, status: RegistryStatus, translate: Translate): RegistryRow {
  const { run } = status;
  return {
    Id: registry.id,
    RegistryName: registry.name,
    RegistryType: registry.type,
    RegistryVersion: registry.version,
    DomainName: registry.domain_name,
    RegistryHostIp: registry.host_ip,
    Port: registry.port,
    ProtocolType: registry.protocol,
    NetType: registry.net_type,
    RegionId: registry.region_id,
    TransPerHour: registry.trans_per_hour,
    UserName: registry.user_name,
    Password: secretMask,
    Token: secretMask,
    VpcId: registry.vpc_id ?? undefined,
    WhiteList: registry.include_patterns,
    BlackList: registry.exclude_patterns,
    ImageCount: status.images,
    GmtCreate: new Date(registry.created_at).toISOString(),
    GmtModified: new Date(registry.modified_at).toISOString(),
    State: stateOf(registry, run),
    LastError: lastErrorOf(registry, translate),
    Parts: status.parts.map((part) => partOf(part, translate)),
    LastSyncTime: registry.last_sync_at ?? undefined,
    NextSyncTime: nextSyncTime(registry),
    SyncSchedule: storedSchedule(registry),
    ListedRepositories: run?.repositories_listed ?? 0,
    RepositoryCount: run && repositoryCount(run),
    SyncPhase: run?.status === 'START' ? 'listing' : undefined,
    ListedImages: status.images,
    DistinctImages: status.waiting + status.takenIn + status.failed,
    TakenInImages: status.takenIn,
    WaitingImages: status.waiting,
    FailedImages: status.failed,
    AtRiskImages: status.atRisk,
    IntakeError: intakeErrorOf(registry, translate),
    Complete: run?.complete === 1,
    IncompleteReasons: run === undefined ? [] : incompleteTexts(run.incomplete, translate),
    MissingImages: status.missing && missingImages(status.missing),
    SecretSetAt: registry.secret_set_at,
    IncludePatterns: JSON.parse(registry.include_patterns),
    ExcludePatterns: JSON.parse(registry.exclude_patterns),
    CaCertificate: registry.ca_certificate ?? undefined,
    CertificateFingerprint: registry.certificate_fingerprint ?? undefined,
    TokenServiceHost: registry.token_service_host ?? undefined,
  };
}

type OrganizationRow = ResponseOf<'ListImageRegistryExtra'>['ImageRegistryExtraInfos'][number];

export function organizationRow(organization: OrganizationRecord, registry: RegistryRecord): OrganizationRow {
  return {
    Id: organization.id,
    AliUid: aliUid,
    RegistryId: registry.id,
    RegistryType: registry.type,
    Namespace: organization.namespace,
    AuthToken: secretMask,
    SecretSetAt: organization.secret_set_at,
  };
}

/** What AddPrivateRegistry answers; the cloud's names, secrets masked. */
export function addedRegistry(registry: RegistryRecord): ResponseOf<'AddPrivateRegistry'>['Data'] {
  return {
    Id: registry.id,
    AliUid: aliUid,
    DomainName: registry.domain_name,
    NetType: registry.net_type,
    Password: secretMask,
    ProtocolType: registry.protocol,
    RegionId: registry.region_id,
    RegistryHostIp: registry.host_ip,
    RegistryType: registry.type,
    RegistryVersion: registry.version,
    Token: secretMask,
    TransPerHour: registry.trans_per_hour,
    UserName: registry.user_name,
    VpcId: registry.vpc_id ?? undefined,
  };
}
