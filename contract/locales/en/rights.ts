const rights = {
  systemAdmin: 'system administrator',
  listProjects: 'list projects',
  listRepositories: 'list repositories',
  listImages: 'list artifacts',
  scanImages: 'scan artifacts',
  organizationAdmin: 'organization administrator',
  readRepositories: 'repo:read',
} as const;

export default rights;
