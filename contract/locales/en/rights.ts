const rights = {
  systemAdmin: 'system administrator',
  listProjects: 'list projects',
  listRepositories: 'list repositories',
  listCatalog: 'list the catalog (registry:catalog:*)',
  pull: 'pull',
  listImages: 'list artifacts',
  scanImages: 'scan artifacts',
  readReports: 'read artifact additions (artifact-addition:read)',
  organizationAdmin: 'organization administrator',
  readRepositories: 'repo:read',
} as const;

export default rights;
