import { type ForwardingCommands, type ForwardingRule, familyOf } from './forwardingRule.ts';

/**
 * Permanent rules of the default zone. firewalld turns the kernel's forwarding on by itself and lets
 * through what it has redirected; without masquerading, though, the registry would answer past the server.
 */
export function firewalld(rule: ForwardingRule): ForwardingCommands {
  const options = familyOf(rule.registryIp) === 'v6' ? richRules(rule) : plainRules(rule);
  const change = (verb: 'add' | 'remove') => [
    ...options.map((option) => `firewall-cmd --permanent --${verb}-${option}`),
    'firewall-cmd --reload',
  ];
  return { apply: change('add'), undo: change('remove') };
}

function plainRules({ listenPort, registryIp, registryPort }: ForwardingRule): string[] {
  return [`forward-port=port=${listenPort}:proto=tcp:toport=${registryPort}:toaddr=${registryIp}`, 'masquerade'];
}

/** The short options are for IPv4; IPv6 takes the rich language. */
function richRules({ listenPort, registryIp, registryPort }: ForwardingRule): string[] {
  const forward = `forward-port port="${listenPort}" protocol="tcp" to-port="${registryPort}" to-addr="${registryIp}"`;
  return [forward, 'masquerade'].map((action) => `rich-rule='rule family="ipv6" ${action}'`);
}
