/** A right that an account lacks for listing everything. */
export const missingRights = [
  'systemAdmin',
  'listProjects',
  'listRepositories',
  'listImages',
  'scanImages',
  /** Harbor: `artifact-addition:read`, which the reports of scanners need. */
  'readReports',
  /** Quay: neither a superuser nor an administrator of the organization. */
  'organizationAdmin',
  /** Quay: the token lacks the scope `repo:read`, or its owner cannot read the organization. */
  'readRepositories',
  /** OCI: `registry:catalog:*`, which lists the repositories. */
  'listCatalog',
  /** OCI: `repository:…:pull` of one repository. */
  'pull',
  /** ACR: what RAM calls the actions that a listing needs. */
  'cr:ListInstance',
  'cr:GetInstanceVpcEndpoint',
  'cr:ListRepository',
  'cr:ListRepositoryTag',
  'cr:GetAuthorizationToken',
  'cr:GetInstanceEndpoint',
  'cr:GetRepository',
  'cr:GetRepositoryTag',
  'cr:GetScan',
  'cr:GetScanCount',
  'cr:PutScan',
] as const;
export type MissingRight = (typeof missingRights)[number];

/** Whether a right is an action of the cloud's access control. */
export function isRamAction(right: MissingRight): right is Extract<MissingRight, `cr:${string}`> {
  return right.startsWith('cr:');
}
