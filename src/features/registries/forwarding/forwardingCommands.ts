import * as z from 'zod/mini';
import { firewalld } from './firewalld.ts';
import {
  type ForwardingCommands,
  type ForwardingRule,
  familiesDiffer,
  forwardingRuleSchema,
} from './forwardingRule.ts';
import { iptables } from './iptables.ts';
import { portproxy } from './portproxy.ts';

export const forwardingTools = ['firewalld', 'iptables', 'windows'] as const;
export type ForwardingTool = (typeof forwardingTools)[number];

const builders: Record<ForwardingTool, (rule: ForwardingRule) => ForwardingCommands> = {
  firewalld,
  iptables,
  windows: portproxy,
};

/** The kernel's NAT keeps to one family of addresses; Windows' proxy opens a connection of its own. */
export function canForward(tool: ForwardingTool, rule: ForwardingRule): boolean {
  return tool === 'windows' || !familiesDiffer(rule);
}

/**
 * The commands that forward with a tool, and those that take it back. Throws for anything that is not a
 * rule, or that the tool cannot do (`canForward`): what is pasted into a root shell is never guessed.
 */
export function forwardingCommands(tool: ForwardingTool, wanted: ForwardingRule): ForwardingCommands {
  const rule = z.parse(forwardingRuleSchema, wanted);
  if (!canForward(tool, rule)) throw new Error(`${tool} cannot forward from one family of addresses to the other.`);
  return builders[tool](rule);
}
