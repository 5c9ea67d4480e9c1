import { describe, expect, test } from 'vitest';
import { canForward, forwardingCommands, forwardingTools } from './forwardingCommands.ts';
import type { ForwardingRule } from './forwardingRule.ts';

const rule: ForwardingRule = { listenPort: 8443, registryIp: '192.168.10.20', registryPort: 443 };
const ruleV6: ForwardingRule = { ...rule, registryIp: 'fd00::20' };

describe('firewalld', () => {
  test('forwards, masquerades so that answers come back, and reloads; undoing mirrors it', () => {
    expect(forwardingCommands('firewalld', rule)).toEqual({
      apply: [
        'firewall-cmd --permanent --add-forward-port=port=8443:proto=tcp:toport=443:toaddr=192.168.10.20',
        'firewall-cmd --permanent --add-masquerade',
        'firewall-cmd --reload',
      ],
      undo: [
        'firewall-cmd --permanent --remove-forward-port=port=8443:proto=tcp:toport=443:toaddr=192.168.10.20',
        'firewall-cmd --permanent --remove-masquerade',
        'firewall-cmd --reload',
      ],
    });
  });

  test('IPv6 takes rich rules, for the short options are for IPv4', () => {
    expect(forwardingCommands('firewalld', ruleV6).apply).toEqual([
      `firewall-cmd --permanent --add-rich-rule='rule family="ipv6" forward-port port="8443" protocol="tcp" to-port="443" to-addr="fd00::20"'`,
      `firewall-cmd --permanent --add-rich-rule='rule family="ipv6" masquerade'`,
      'firewall-cmd --reload',
    ]);
  });
});

describe('iptables', () => {
  test('turns forwarding on, redirects what is addressed to the server, masquerades, and lets both ways through', () => {
    expect(forwardingCommands('iptables', rule).apply).toEqual([
      'sysctl -w net.ipv4.ip_forward=1',
      'iptables -t nat -A PREROUTING -p tcp -m addrtype --dst-type LOCAL --dport 8443 -j DNAT --to-destination 192.168.10.20:443',
      'iptables -t nat -A POSTROUTING -p tcp -d 192.168.10.20 --dport 443 -j MASQUERADE',
      'iptables -t filter -I FORWARD -p tcp -d 192.168.10.20 --dport 443 -j ACCEPT',
      'iptables -t filter -I FORWARD -p tcp -s 192.168.10.20 --sport 443 -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
    ]);
  });

  test('undoing deletes every rule and leaves forwarding on, which others may need', () => {
    const { apply, undo } = forwardingCommands('iptables', rule);
    expect(undo).toEqual(apply.slice(1).map((line) => line.replace(/ -[AI] /, ' -D ')));
  });

  test('IPv6 has its own program and switch, and brackets around the address', () => {
    const { apply } = forwardingCommands('iptables', ruleV6);
    expect(apply[0]).toBe('sysctl -w net.ipv6.conf.all.forwarding=1');
    expect(apply[1]).toMatch(/^ip6tables .* --to-destination \[fd00::20\]:443$/);
  });
});

describe('Windows', () => {
  test('starts the service, adds the proxy, and opens the firewall; undoing takes proxy and hole away', () => {
    expect(forwardingCommands('windows', rule)).toEqual({
      apply: [
        'sc.exe config iphlpsvc start= auto',
        'sc.exe start iphlpsvc',
        'netsh interface portproxy add v4tov4 listenaddress=0.0.0.0 listenport=8443 connectaddress=192.168.10.20 connectport=443',
        'netsh advfirewall firewall add rule name="Registry forwarding 8443" dir=in action=allow protocol=TCP localport=8443',
      ],
      undo: [
        'netsh interface portproxy delete v4tov4 listenaddress=0.0.0.0 listenport=8443',
        'netsh advfirewall firewall delete rule name="Registry forwarding 8443" dir=in protocol=TCP localport=8443',
      ],
    });
  });

  test.each([
    ['v4tov4', undefined, '192.168.10.20', '0.0.0.0'],
    ['v6tov6', undefined, 'fd00::20', '::'],
    ['v4tov6', '10.0.0.8', 'fd00::20', '0.0.0.0'],
    ['v6tov4', 'fd00::8', '192.168.10.20', '::'],
  ])('%s, from the server’s family to the registry’s', (kind, serverIp, registryIp, listen) => {
    const [, , proxy] = forwardingCommands('windows', { ...rule, registryIp, serverIp }).apply;
    expect(proxy).toContain(` add ${kind} listenaddress=${listen} `);
  });
});

test.each(['firewalld', 'iptables'] as const)('%s does not pretend to cross from IPv4 to IPv6', (tool) => {
  const crossing = { ...ruleV6, serverIp: '10.0.0.8' };
  expect(canForward(tool, crossing)).toBe(false);
  expect(() => forwardingCommands(tool, crossing)).toThrow(/cannot forward/);
});

describe.each(forwardingTools)('%s refuses to build from', (tool) => {
  test.each([
    ['a command in the address', { registryIp: '10.0.0.1; reboot' }],
    ['a second line in the address', { registryIp: '10.0.0.1\nreboot' }],
    ['a name for an address', { registryIp: 'harbor.example.com' }],
    ['a substitution in the server’s IP', { serverIp: '$(reboot)' }],
    ['an address with a zone', { registryIp: 'fe80::1%eth0' }],
    ['port 0', { listenPort: 0 }],
    ['a port beyond 65535', { registryPort: 65_536 }],
    ['half a port', { listenPort: 80.5 }],
    ['no port', { registryPort: Number.NaN }],
  ])('%s', (_what, wrong) => {
    expect(() => forwardingCommands(tool, { ...rule, ...wrong })).toThrow();
  });
});
