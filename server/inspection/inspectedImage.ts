import type { BuildRiskKey, SecretKind } from '#contract/images/buildRisks.ts';
import type { ImageContent } from '../connectors/imageContent.ts';

declare const masked: unique symbol;

/** Image content in which every value that may be a secret is masked; only inspection makes it, and only it is stored. */
export type MaskedContent = ImageContent & { readonly [masked]: true };

/** What was found in one image that runs. */
export interface FoundRisk {
  readonly key: BuildRiskKey;
  /** Variable or label; '' where there is none. */
  readonly name: string;
  /** Of a secret; '' of other risks. */
  readonly kind: SecretKind | '';
  /** Index into the platform’s history; null where the configuration alone tells. */
  readonly step: number | null;
}

/** An image after inspection: what may be stored, logged and shown of it. */
export interface InspectedImage {
  readonly content: MaskedContent;
  /** For each platform, in order. */
  readonly risks: readonly (readonly FoundRisk[])[];
}
