import type { NewerBase } from '#contract/images/baseImage.ts';
import type { BaseRow } from '#contract/images/bases.ts';
import type { ListedBase } from './baseListRepository.ts';

/** A base as the wire has it. */
export function baseRow(base: ListedBase): BaseRow {
  return {
    RegistryId: base.registry_id,
    RegistryName: base.registry_name,
    RegistryType: base.registry_type ?? undefined,
    RepoNamespace: base.namespace,
    RepoName: base.repository_name,
    Tag: base.tag,
    Digest: base.digest ?? '',
    Uuid: base.uuid ?? undefined,
    ImageCount: base.images,
    OutdatedImageCount: base.outdated_images,
    InheritedVulCount: base.inherited,
    InheritedBySeverity: {
      Critical: base.inherited_critical,
      High: base.inherited_high,
      Medium: base.inherited_medium,
      Low: base.inherited_low,
      Unknown: base.inherited_unknown,
    },
    UnknownImageCount: base.unknown_images,
    NewerBase: newerBase({
      uuid: base.newer_uuid,
      tag: base.newer_tag,
      digest: base.newer_digest,
      vulnerabilities: base.newer_vulnerabilities,
    }),
    RebuildImageCount: base.rebuilt_images,
    ClearedVulCount: base.cleared,
  };
}

interface NewerColumns {
  readonly uuid: string | null;
  readonly tag: string | null;
  readonly digest: string | null;
  readonly vulnerabilities: number | null;
}

/** Undefined where there is none, or it is gone since it was found. */
export function newerBase({ uuid, tag, digest, vulnerabilities }: NewerColumns): NewerBase | undefined {
  if (uuid === null || tag === null || digest === null || vulnerabilities === null) return undefined;
  return { Uuid: uuid, Tag: tag, Digest: digest, VulCount: vulnerabilities };
}
