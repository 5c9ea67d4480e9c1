/** A plausible company's projects and what each of them ships. */
export const projects: readonly [string, ...(readonly string[])][] = [
  ['payments', 'checkout-api', 'ledger', 'refunds-worker', 'card-vault', 'settlement/batch'],
  ['storefront', 'web', 'search-api', 'catalog', 'cart', 'image-resizer'],
  ['platform', 'ingress', 'auth-proxy', 'config-sync', 'base/node', 'base/python', 'base/java'],
  ['data', 'ingest', 'etl/orders', 'etl/sessions', 'feature-store', 'notebook'],
  ['logistics', 'route-planner', 'tracking-api', 'label-printer', 'warehouse/picker'],
  ['observability', 'log-shipper', 'metrics-gateway', 'trace-collector'],
];

/** What older installations still hold. */
export const legacyProjects: readonly [string, ...(readonly string[])][] = [
  ['library', 'nginx', 'redis', 'postgres', 'busybox'],
  ['erp', 'invoice-web', 'invoice-worker', 'reporting'],
  ['intranet', 'wiki', 'directory', 'forms'],
];

/** What a small plain registry at the edge of a network holds. */
export const edgeImages: readonly [string, ...(readonly string[])][] = [
  ['gateway', 'proxy', 'mqtt-broker', 'firmware'],
  ['sensors', 'collector', 'buffer'],
];
