/** Apart from what they mean: a list is filtered by them, and its page is drawn, before anything else of them is loaded. */
const buildRiskNames = {
  secret_in_env: 'Secret in an environment variable',
  secret_in_label: 'Secret in a label',
  secret_in_history: 'Secret in the build history',
  no_user: 'Runs as root',
  ssh_server: 'SSH server',
  sudo: 'sudo installed',
  pipe_to_shell: 'Downloaded script run unchecked',
  remote_add: 'ADD from a URL without a checksum',
  unsigned_packages: 'Package signatures not checked',
  no_healthcheck: 'No health check',
  stale_image: 'Built over a year ago',
} as const;

export default buildRiskNames;
