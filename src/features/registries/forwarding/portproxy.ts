import { type ForwardingCommands, type ForwardingRule, familyOf, serverFamily } from './forwardingRule.ts';

const anyAddress = { v4: '0.0.0.0', v6: '::' } as const;

/**
 * Windows' port proxy, which the service iphlpsvc runs, and the hole it needs in the firewall. The lines
 * work in cmd and PowerShell alike; there, plain `sc` would be another command.
 */
export function portproxy(rule: ForwardingRule): ForwardingCommands {
  const { listenPort, registryIp, registryPort } = rule;
  const from = serverFamily(rule);
  const kind = `${from}to${familyOf(registryIp)}`;
  const listen = `listenaddress=${anyAddress[from]} listenport=${listenPort}`;
  const name = `name="Registry forwarding ${listenPort}"`;
  return {
    apply: [
      'sc.exe config iphlpsvc start= auto',
      'sc.exe start iphlpsvc',
      `netsh interface portproxy add ${kind} ${listen} connectaddress=${registryIp} connectport=${registryPort}`,
      `netsh advfirewall firewall add rule ${name} dir=in action=allow protocol=TCP localport=${listenPort}`,
    ],
    // The service stays: other proxies and IPv6 tunnels use it.
    undo: [
      `netsh interface portproxy delete ${kind} ${listen}`,
      `netsh advfirewall firewall delete rule ${name} dir=in protocol=TCP localport=${listenPort}`,
    ],
  };
}
