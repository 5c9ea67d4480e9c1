import type { PlatformContent } from '../connectors/imageContent.ts';
import { limits } from './limits.ts';

/** What is looked at of an image: beyond it texts are left out, as nobody would know what is in them. */
export function withinLimits(platforms: readonly PlatformContent[]): PlatformContent[] {
  let left: number = limits.texts;
  const fits = (...texts: readonly string[]) => {
    left -= texts.reduce((sum, { length }) => sum + length, 0);
    return left >= 0;
  };
  return platforms.map((platform) => {
    const { config, declaredBase: base, history } = platform;
    const keepsWords = fits(
      platform.author,
      base?.name ?? '',
      base?.digest ?? '',
      config.user,
      config.workingDir,
      config.stopSignal,
    );
    const kept = {
      ...config,
      env: config.env.filter((text) => fits(text)),
      labels: Object.fromEntries(Object.entries(config.labels).filter((label) => fits(...label))),
      entrypoint: config.entrypoint.filter((text) => fits(text)),
      cmd: config.cmd.filter((text) => fits(text)),
      exposedPorts: config.exposedPorts.filter((text) => fits(text)),
      volumes: config.volumes.filter((text) => fits(text)),
      healthCheck: config.healthCheck === null ? null : config.healthCheck.filter((text) => fits(text)),
      ...(keepsWords ? {} : { user: '', workingDir: '', stopSignal: '' }),
    };
    const steps = history.map((step) =>
      fits(step.createdBy, step.comment) ? step : { ...step, createdBy: '', comment: '' },
    );
    if (left >= 0) return platform;
    const words = keepsWords ? {} : { author: '', declaredBase: null };
    return { ...platform, ...words, config: kept, history: steps, isShortened: true };
  });
}
