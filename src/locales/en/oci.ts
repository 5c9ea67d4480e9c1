const oci = {
  versionUnused: 'Not used for this type.',
  noAccount: 'Leave both fields empty if the registry can be read without an account.',
  help: {
    registries: {
      title: 'Supported registries',
      text: 'Any registry with the OCI distribution API: distribution 2 and 3 (the registry image of Docker), zot, Nexus, Artifactory, the GitLab container registry and others. For Harbor, Quay and Container Registry, select their own type, which provides more.',
    },
    account: {
      title: 'Account requirements',
      text: 'Use an account that can list the catalog (registry:catalog:*) and pull from all repositories. We recommend a dedicated account that cannot push.',
    },
    catalog: {
      title: 'Registry without a catalog',
      text: 'Some registries do not list their repositories (/v2/_catalog). In this case, name the repositories under Include, one per line and without * or ?: exactly these are read.',
    },
    listing: {
      title: 'Synchronization and scanning',
      text: 'The API lists tag names only. Each tag costs one request in every synchronization, even if it is unchanged, with at most four requests at a time. It does not report when a tag was pushed, so the update time is when this console first listed the tag. The registry has no scanner, so its images cannot be scanned.',
    },
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    oci: typeof oci;
  }
}

export default oci;
