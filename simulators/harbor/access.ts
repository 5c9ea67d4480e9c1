import type { Project } from '../world/model.ts';
import type { Principal } from './login.ts';

/** Harbor's role numbers. */
const projectAdmin = 1;
const developer = 2;

/** What may be seen depends on whether robots can hold list rights: from 2.2 on they can. */
export interface AccessRules {
  readonly robotsCanList: boolean;
}

/** May list and read what the project holds. */
export function mayRead(principal: Principal, project: Project, { robotsCanList }: AccessRules): boolean {
  if (principal.kind === 'robot') return project.public || (robotsCanList && robotReads(principal.account, project));
  return project.public || roleIn(principal, project) !== null;
}

function robotReads(account: { project: string | null; canList: boolean }, project: Project): boolean {
  return account.canList && (account.project === null || account.project === project.name);
}

/** May see that the project exists, which a robot may without any right to list in it. */
export function maySee(principal: Principal, project: Project, rules: AccessRules): boolean {
  if (principal.kind !== 'robot') return mayRead(principal, project, rules);
  const { project: own } = principal.account;
  return project.public || (rules.robotsCanList && (own === null || own === project.name));
}

/** Whether reports are told: to everybody but robots without the right to them. What lists tell of scans, they tell everybody. */
export function mayReadReports(principal: Principal): boolean {
  return principal.kind !== 'robot' || principal.account.readsReports !== false;
}

/** Null for whoever does not belong to the project. */
export function roleIn(principal: Principal, project: Project): number | null {
  if (principal.kind !== 'user') return null;
  if (principal.admin) return projectAdmin;
  return project.members.includes(principal.account.userName) ? developer : null;
}

export function isSystemAdmin(principal: Principal): boolean {
  return principal.kind === 'user' && principal.admin;
}
