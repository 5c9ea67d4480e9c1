import { roles } from '#contract/access/roles.ts';
import type { Access } from '#contract/action.ts';
import { type ActionName, actionNames, actions } from '#contract/actions/actions.ts';
import { mayDo } from '#contract/actions/permissions.ts';

const introduction = `# Who may do what

Generated from the contract (\`contract/actions/permissions.ts\`) by \`npm run reference\`; do not edit.

The same table holds on every door: the console, signed calls of scripts, exports. It is asked before anything is read; a refusal is \`NoPermission.Role\` (HTTP 403), and one of a change
stands in the audit log. A script has the role of its key's owner: what shows and what is taken away as a file (“reads”, “exports”) with any key, what changes with a key that is not read-only, and nothing that is for people alone.
Which registries somebody sees is told apart, and narrows what an operator or viewer finds by any of these; administrators see all.
`;

const scriptsMay: Readonly<Record<Access, string>> = { read: 'reads', write: 'changes', export: 'exports' };

function scripts(name: ActionName): string {
  const { access, peopleOnly } = actions[name];
  if (peopleOnly) return 'people alone';
  return scriptsMay[access];
}

function row(name: ActionName): string {
  const allowed = roles.map((role) => (mayDo(role, name) ? 'yes' : '–'));
  return `| \`${name}\` | ${[...allowed, scripts(name)].join(' | ')} |`;
}

/** The table of who may do what, in Markdown, in the order of the contract's table. */
export function permissions(): string {
  const head = [`| Action | ${roles.join(' | ')} | scripts |`, `|---|${'---|'.repeat(roles.length + 1)}`];
  return `${[introduction, [...head, ...actionNames.map(row)].join('\n')].join('\n')}\n`;
}
