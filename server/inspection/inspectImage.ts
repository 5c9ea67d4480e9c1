import { type BuildRiskKey, buildRisks } from '#contract/images/buildRisks.ts';
import type { ImageContent, PlatformContent } from '../connectors/imageContent.ts';
import type { FoundRisk, InspectedImage, MaskedContent } from './inspectedImage.ts';
import { limits } from './limits.ts';
import { commandRisks } from './risks/commandRisks.ts';
import { lacksHealthCheck, runsAsRoot, servesSsh } from './risks/configurationRisks.ts';
import { type FoundSecret, findSecrets } from './secrets/findSecrets.ts';
import { type ImageText, textsOf } from './secrets/imageTexts.ts';
import { type Mask, masked, maskOf } from './secrets/masks.ts';
import { withinLimits } from './withinLimits.ts';

/** Looks an image through for build risks, and masks what may be a secret in all texts of all its platforms. */
export async function inspectImage(content: ImageContent): Promise<InspectedImage> {
  const platforms = withinLimits(content.platforms);
  const texts = platforms.map(textsOf);
  const secrets = await findSecrets(texts.flat());
  const hide = maskOf(secrets.map(({ value }) => value));
  const shown: ImageContent = { ...content, platforms: platforms.map((platform) => masked(platform, hide)) };
  return {
    // What the brand stands for was done in the line above.
    content: shown as MaskedContent,
    // What is left out for its length is still what the configuration says.
    risks: content.platforms.map((platform, place) => risksOf(platform, texts[place] ?? [], secrets, hide)),
  };
}

function risksOf(
  platform: PlatformContent,
  texts: readonly ImageText[],
  secrets: readonly FoundSecret[],
  hide: Mask,
): FoundRisk[] {
  const own = new Set(texts);
  const found = [
    ...secretRisks(
      secrets.filter(({ at }) => own.has(at)),
      hide,
    ),
    ...configurationRisks(platform),
    ...historyRisks(texts),
  ];
  return withoutRepeats(found);
}

const keyOf = { env: 'secret_in_env', label: 'secret_in_label', history: 'secret_in_history' } as const;

/**
 * Secrets by their place. A step that sets the very variable or label which the configuration has is where that was set, and no
 * finding of its own.
 */
function secretRisks(secrets: readonly FoundSecret[], hide: Mask): FoundRisk[] {
  const inConfiguration = secrets.filter(({ at }) => at.of !== 'history');
  const sets = (step: FoundSecret, set: FoundSecret) =>
    step.at.instruction?.keyword === (set.at.of === 'env' ? 'ENV' : 'LABEL') &&
    (step.name === set.name || step.name === '') &&
    (set.value.includes(step.value) || step.value.includes(set.value));
  // How it starts is said in its history too, unless that was thrown away.
  const isToldElsewhere = ({ at, value }: FoundSecret) =>
    at.step === null && at.of === 'history' && secrets.some((other) => other.at !== at && other.value.includes(value));
  const ofHistory = secrets.filter((secret) => secret.at.of === 'history' && !isToldElsewhere(secret));
  return [
    ...inConfiguration.map((set) => ({
      secret: set,
      step: ofHistory.findLast((step) => sets(step, set))?.at.step ?? null,
    })),
    ...ofHistory
      .filter((step) => !inConfiguration.some((set) => sets(step, set)))
      .map((secret) => ({ secret, step: secret.at.step })),
  ].map(({ secret, step }) => ({
    key: keyOf[secret.at.of],
    name: hide(secret.name).slice(0, limits.nameLength),
    kind: secret.kind,
    step,
  }));
}

function configurationRisks(platform: PlatformContent): FoundRisk[] {
  const keys: [BuildRiskKey, boolean][] = [
    ['no_user', runsAsRoot(platform)],
    ['ssh_server', servesSsh(platform)],
    ['no_healthcheck', lacksHealthCheck(platform)],
  ];
  return keys.filter(([, has]) => has).map(([key]) => ({ key, name: '', kind: '', step: null }));
}

/** What an image has once, however many steps tell of it. */
const oncePerImage: readonly BuildRiskKey[] = ['ssh_server', 'sudo'];

function historyRisks(texts: readonly ImageText[]): FoundRisk[] {
  const steps = texts.flatMap(({ instruction, step }) => (instruction === undefined ? [] : [{ instruction, step }]));
  // An argument of the build may stand before what it begins with.
  const first = steps.find(({ instruction }) => instruction.keyword !== 'ARG');
  return steps.flatMap((each) =>
    commandRisks(each.instruction, each === first).map((key) => ({ key, name: '', kind: '', step: each.step })),
  );
}

/** The worst first; each finding once, and of each risk no more than is of use. */
function withoutRepeats(found: readonly FoundRisk[]): FoundRisk[] {
  const seen = new Map<string, FoundRisk>();
  for (const risk of found) {
    const place = risk.key.startsWith('secret_') ? `${risk.name} ${risk.kind} ${risk.step}` : risk.step;
    const id = oncePerImage.includes(risk.key) ? risk.key : `${risk.key} ${place}`;
    const earlier = seen.get(id);
    // A step tells more than the configuration.
    if (earlier === undefined || earlier.step === null) seen.set(id, risk);
  }
  const order = Object.keys(buildRisks);
  const sorted = [...seen.values()].toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  return sorted.filter((risk, place) => sorted[place - limits.findingsOfRisk]?.key !== risk.key);
}
