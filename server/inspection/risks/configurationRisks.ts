import type { PlatformContent } from '../../connectors/imageContent.ts';
import { pipelinesOf, programOf } from '../history/shellCommands.ts';
import { startsSsh } from './commandRisks.ts';

/** Empty, `root`, `0`, and either with any group. */
const rootUser = /^(?:root|0+)?(?::|$)/;

/** Whether its containers run as the administrator. Windows has a user without rights of its own where none is named. */
export function runsAsRoot({ platform, config }: PlatformContent): boolean {
  if (platform.startsWith('windows')) return /(?:^|\\)ContainerAdministrator$/i.test(config.user);
  return rootUser.test(config.user);
}

/** Whether nothing tells if it works; `NONE` takes away what a base has. */
export function lacksHealthCheck({ config: { healthCheck } }: PlatformContent): boolean {
  return healthCheck === null || healthCheck.length === 0 || healthCheck[0] === 'NONE';
}

/** Whether it listens at the port of SSH, or starts its server. */
export function servesSsh({ config: { exposedPorts, entrypoint, cmd } }: PlatformContent): boolean {
  if (exposedPorts.some((port) => port === '22' || port === '22/tcp')) return true;
  const [program = '', option, line = ''] = [...entrypoint, ...cmd];
  const isShell = option === '-c' && /(?:^|\/)(?:ba|da|a)?sh$/.test(program);
  const commands = isShell ? pipelinesOf(line).flat() : [[...entrypoint, ...cmd]];
  return commands.map(programOf).some(startsSsh);
}
