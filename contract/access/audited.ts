/** By which door somebody came: at the console, from the identity provider, with an access key, or at the machine itself. */
export const auditDoors = ['console', 'singleSignOn', 'accessKey', 'commandLine'] as const;
export type AuditDoor = (typeof auditDoors)[number];

/** What is in the audit log beside the actions of the table that change something. */
export const auditedRoutes = [
  'SignIn',
  'SignOut',
  'SetUp',
  'FollowLink',
  'FetchExport',
  'ResetPassword',
  'RotateKey',
] as const;
export type AuditedRoute = (typeof auditedRoutes)[number];

/** What a change can be about. */
export const auditSubjects = [
  'registry',
  'acrAccount',
  'image',
  'user',
  'accessKey',
  'risk',
  'scanTask',
  'scanCycle',
  'setting',
] as const;
export type AuditSubjectType = (typeof auditSubjects)[number];

/** How an act ended: done; refused, as the caller may not or asked for what cannot be; failed at a registry or here; or its end was never noted. */
export const auditResults = ['ok', 'refused', 'failed', 'unfinished'] as const;
export type AuditResult = (typeof auditResults)[number];
