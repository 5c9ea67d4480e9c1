import type { PlatformContent } from '../../connectors/imageContent.ts';
import { type Instruction, instructionOf } from '../history/instruction.ts';

/** One text of an image, with where it stands. */
export interface ImageText {
  readonly of: 'env' | 'label' | 'history';
  /** Of a variable or label. */
  readonly name: string;
  readonly text: string;
  /** Index into the history; null of what stands in the configuration. */
  readonly step: number | null;
  /** Of a command of the history. */
  readonly instruction?: Instruction;
}

/** All that an image says that runs; what is not of its variables, labels or history is told as a part of how it was built. */
export function textsOf({ author, declaredBase, config, history }: PlatformContent): ImageText[] {
  const { user, workingDir, stopSignal, env, labels } = config;
  const others = [
    author,
    ...Object.values(declaredBase ?? {}),
    user,
    workingDir,
    stopSignal,
    config.entrypoint.join(' '),
    config.cmd.join(' '),
    (config.healthCheck ?? []).join(' '),
    ...config.exposedPorts,
    ...config.volumes,
  ];
  return [
    ...env.map((variable): ImageText => ({ of: 'env', ...splitVariable(variable), step: null })),
    ...Object.entries(labels).map(([name, text]): ImageText => ({ of: 'label', name, text, step: null })),
    ...others.filter((text) => text !== '').map((text): ImageText => ({ of: 'history', name: '', text, step: null })),
    ...history.flatMap(({ createdBy, comment }, step): ImageText[] => [
      { of: 'history', name: '', text: createdBy, step, instruction: instructionOf(createdBy) },
      ...(comment === '' ? [] : [{ of: 'history' as const, name: '', text: comment, step }]),
    ]),
  ];
}

function splitVariable(variable: string): { name: string; text: string } {
  const end = variable.indexOf('=');
  return end === -1 ? { name: variable, text: '' } : { name: variable.slice(0, end), text: variable.slice(end + 1) };
}
