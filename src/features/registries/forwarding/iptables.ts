import { type ForwardingCommands, type ForwardingRule, familyOf } from './forwardingRule.ts';

/** Tables and chains are the same for both families; the program, the switch and brackets are not. */
const familyFacts = {
  v4: { program: 'iptables', forwarding: 'net.ipv4.ip_forward', destination: (ip: string) => ip },
  v6: { program: 'ip6tables', forwarding: 'net.ipv6.conf.all.forwarding', destination: (ip: string) => `[${ip}]` },
} as const;

/**
 * Redirects what is addressed to this server itself (a router must leave alone what only passes
 * through), gives it the server's own source address so that answers come back this way, and lets both
 * directions through. Inserted into FORWARD, because many systems end that chain with a rule that refuses the rest.
 */
export function iptables({ listenPort, registryIp, registryPort }: ForwardingRule): ForwardingCommands {
  const { program, forwarding, destination } = familyFacts[familyOf(registryIp)];
  const toRegistry = `-p tcp -d ${registryIp} --dport ${registryPort}`;
  const fromRegistry = `-p tcp -s ${registryIp} --sport ${registryPort} -m conntrack --ctstate ESTABLISHED,RELATED`;
  const redirect = `-p tcp -m addrtype --dst-type LOCAL --dport ${listenPort}`;
  const rules = [
    {
      table: '-t nat',
      add: '-A',
      rule: `PREROUTING ${redirect} -j DNAT --to-destination ${destination(registryIp)}:${registryPort}`,
    },
    { table: '-t nat', add: '-A', rule: `POSTROUTING ${toRegistry} -j MASQUERADE` },
    { table: '-t filter', add: '-I', rule: `FORWARD ${toRegistry} -j ACCEPT` },
    { table: '-t filter', add: '-I', rule: `FORWARD ${fromRegistry} -j ACCEPT` },
  ];
  return {
    apply: [`sysctl -w ${forwarding}=1`, ...rules.map(({ table, add, rule }) => `${program} ${table} ${add} ${rule}`)],
    // Forwarding stays on: containers or a VPN on the server may need it.
    undo: rules.map(({ table, rule }) => `${program} ${table} -D ${rule}`),
  };
}
