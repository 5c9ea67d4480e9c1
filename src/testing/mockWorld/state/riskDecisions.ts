import type { Center } from '#contract/center.ts';
import { type AcceptanceScope, acceptanceScopes, riskStatuses } from '#contract/images/buildRiskLists.ts';
import { type BuildRiskKey, type BuildRiskLevel, buildRiskLevels, buildRisks } from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { buildFindingsOf } from '../content/buildFindings.ts';
import { demoAccount } from '../content/demoAccount.ts';
import type { MockDecision, World } from './world.ts';

type Decided = Pick<ImageRow, 'Uuid' | 'RepoId'>;

function placeOf({ Uuid, RepoId }: Decided, scope: AcceptanceScope): string {
  return { image: Uuid, repository: RepoId, everywhere: '' }[scope];
}

/** The decision that holds for a risk of an image: the narrowest. */
export function decisionOf(world: World, center: Center, image: Decided, key: BuildRiskKey): MockDecision | undefined {
  return acceptanceScopes
    .flatMap((scope) =>
      world.riskDecisions[center].filter(
        (each) => each.key === key && each.scope === scope && each.about === placeOf(image, scope),
      ),
    )
    .at(0);
}

/** Decides about a risk of images; of status 0 takes back the decision of that scope, and narrower ones within it. */
export function decide(
  world: World,
  center: Center,
  images: readonly Decided[],
  { key, status, scope, reason }: Pick<MockDecision, 'key' | 'status' | 'scope' | 'reason'>,
): void {
  const within = acceptanceScopes.slice(0, acceptanceScopes.indexOf(scope) + 1);
  const replaced = status === riskStatuses.unhandled ? within : [scope];
  const isReplaced = (each: MockDecision) =>
    each.key === key &&
    replaced.includes(each.scope) &&
    (scope === 'everywhere' || images.some((image) => each.about === placeOf(image, each.scope)));
  const kept = world.riskDecisions[center].filter((each) => !isReplaced(each));
  const places = new Set(images.map((image) => placeOf(image, scope)));
  const made = [...places].map((about) => ({ key, status, scope, about, reason, time: world.now() }));
  world.riskDecisions[center] = status === riskStatuses.unhandled ? kept : [...made, ...kept];
}

/** Status of a finding on the wire, and who decided so. */
export function standingOf(world: World, center: Center, image: Decided, key: BuildRiskKey) {
  const decision = decisionOf(world, center, image, key);
  if (decision === undefined) return { Status: riskStatuses.unhandled };
  const { status: Status, scope: Scope, reason: Reason, time: Time } = decision;
  return { Status, Acceptance: { Scope, Reason, UserName: demoAccount.userName, Time } };
}

/** What of an image's build risks nobody has decided about. */
function openFindingsOf(world: World, center: Center, image: ImageRow) {
  return buildFindingsOf(image).filter(({ key }) => decisionOf(world, center, image, key) === undefined);
}

/** Whether an image has a build risk that nobody has decided about. */
export function hasOpenRisk(world: World, center: Center, image: ImageRow, key: string): boolean {
  return openFindingsOf(world, center, image).some((found) => found.key === key);
}

/** Whether an image holds a secret that nobody has decided about. */
export function hasOpenSecret(world: World, center: Center, image: ImageRow): boolean {
  return openFindingsOf(world, center, image).some(({ key }) => buildRisks[key].class === 'secret');
}

/** An image's row with what its unhandled build risks come to. */
export function withBuildRisks(world: World, center: Center, image: ImageRow): ImageRow {
  const open = openFindingsOf(world, center, image);
  const levels = new Set<BuildRiskLevel>(open.map(({ key }) => buildRisks[key].level));
  return {
    ...image,
    HcCount: open.length,
    HcStatus: levels.has('high') || levels.has('medium') ? 'YES' : 'NO',
    BuildRiskCount: open.length,
    BuildRiskLevel: buildRiskLevels.find((level) => levels.has(level)) ?? 'none',
  };
}
