import { issueText } from '#contract/issues.ts';
import type { KeptQuayRow } from '#contract/kinds/quay.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { movedFields, type SecretPlace } from '#contract/registries/secretPlace.ts';
import type { Translate } from '#contract/translation.ts';
import { Refusal } from '../../refusal.ts';

interface GivenSecrets {
  readonly Password?: string | undefined;
  readonly ExtraParam?: readonly KeptQuayRow[] | undefined;
}

/** Throws IllegalParam, as the server does, where stored secrets would go elsewhere than they were entered for. */
export function refuseMovedSecrets(
  row: RegistryRow,
  wanted: SecretPlace,
  { Password, ExtraParam = [] }: GivenSecrets,
  translate: Translate,
): void {
  const message = issueText('secretElsewhere', translate);
  const tokensMoved = movedFields('token', row, wanted).length > 0;
  const issues = [
    ...(Password === undefined && movedFields('password', row, wanted).length > 0 ? [['Password']] : []),
    ...ExtraParam.flatMap(({ authToken }, index) =>
      tokensMoved && authToken === undefined ? [['ExtraParam', index, 'authToken']] : [],
    ),
  ].map((path) => ({ path, message }));
  if (issues.length > 0) throw new Refusal('IllegalParam', { issues });
}
